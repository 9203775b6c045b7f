using System.Globalization;
using System.IO;

namespace LucidCompliance.Reports;

/// <summary>Writes JSON with two blanks of indentation and <c>\n</c> as line break. The caller keeps objects and arrays balanced.</summary>
internal sealed class JsonWriter
{
    private const string Digits = "0123456789abcdef";

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
        Quote(value);
    }

    private void Name(string name)
    {
        BeginValue();
        Quote(name);
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

    private void Quote(string value)
    {
        _writer.Write('"');
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            switch (c)
            {
                case '"' or '\\':
                    _writer.Write('\\');
                    _writer.Write(c);
                    break;
                case '\n':
                    _writer.Write("\\n");
                    break;
                case '\r':
                    _writer.Write("\\r");
                    break;
                case '\t':
                    _writer.Write("\\t");
                    break;
                case < ' ' or (>= '\u007f' and <= '\u009f') or '\u2028' or '\u2029':
                    Escape(c);
                    break;
                default:
                    Write(value, ref i);
                    break;
            }
        }

        _writer.Write('"');
    }

    // A lone surrogate cannot be encoded as UTF-8.
    private void Write(string value, ref int i)
    {
        var c = value[i];
        if (!char.IsSurrogate(c))
        {
            _writer.Write(c);
        }
        else if (char.IsHighSurrogate(c) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]))
        {
            _writer.Write(c);
            _writer.Write(value[++i]);
        }
        else
        {
            Escape(c);
        }
    }

    private void Escape(char c)
    {
        _writer.Write("\\u");
        for (var shift = 12; shift >= 0; shift -= 4)
        {
            _writer.Write(Digits[(c >> shift) & 15]);
        }
    }
}
