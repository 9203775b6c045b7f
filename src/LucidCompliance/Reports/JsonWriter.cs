using System.Globalization;
using System.IO;
using LucidCompliance.Text;

namespace LucidCompliance.Reports;

/// <summary>Writes JSON with two blanks of indentation and <c>\n</c> as line break. The caller keeps objects and arrays balanced.</summary>
internal sealed class JsonWriter
{
    private readonly TextWriter _writer;
    private int _depth;
    private bool _isEmpty = true;
    private bool _afterName;

    public JsonWriter(TextWriter writer) => _writer = writer;

    public void StartObject() => Open('{');

    public void StartObject(string name)
    {
        Name(name);
        Open('{');
    }

    public void EndObject() => Close('}');

    public void StartArray(string name)
    {
        Name(name);
        Open('[');
    }

    public void EndArray() => Close(']');

    public void Property(string name, string value)
    {
        Name(name);
        String(value);
    }

    public void Property(string name, int value)
    {
        Name(name);
        BeginValue();
        _writer.Write(value.ToString(CultureInfo.InvariantCulture));
    }

    public void PropertyFalse(string name)
    {
        Name(name);
        BeginValue();
        _writer.Write("false");
    }

    /// <summary>A text in an array, or behind <see cref="Name"/>.</summary>
    public void String(string value)
    {
        BeginValue();
        JsonQuotation.Write(_writer, value);
    }

    private void Name(string name)
    {
        BeginValue();
        JsonQuotation.Write(_writer, name);
        _writer.Write(": ");
        _afterName = true;
    }

    private void Open(char bracket)
    {
        BeginValue();
        _writer.Write(bracket);
        _depth++;
        _isEmpty = true;
    }

    private void Close(char bracket)
    {
        _depth--;
        if (!_isEmpty)
        {
            NewLine();
        }

        _writer.Write(bracket);
        _isEmpty = false;
        if (_depth == 0)
        {
            _writer.Write('\n');
        }
    }

    private void BeginValue()
    {
        if (_afterName)
        {
            _afterName = false;
            return;
        }

        if (!_isEmpty)
        {
            _writer.Write(',');
        }

        if (_depth > 0)
        {
            NewLine();
        }

        _isEmpty = false;
    }

    private void NewLine()
    {
        _writer.Write('\n');
        for (var i = 0; i < _depth; i++)
        {
            _writer.Write("  ");
        }
    }
}
