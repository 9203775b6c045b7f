using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace LucidCompliance.Tests.SecretSuite;

/// <summary>How many secrets were found and how many innocent files were reported, by group and by kind of file.</summary>
internal static class ConfusionTable
{
    public static string Write(IReadOnlyList<(SecretSample Sample, bool IsReported)> verdicts)
    {
        var text = new StringBuilder();
        Section(text, "Secrets", "found", verdicts.Where(static v => v.Sample.IsSecret), static v => v.Sample.Group);
        Section(text, "Innocent files", "reported", verdicts.Where(static v => !v.Sample.IsSecret), static v => v.Sample.Group);
        Section(text, "Secrets by kind of file", "found", verdicts.Where(static v => v.Sample.IsSecret), static v => v.Sample.Kind.ToString());
        Section(text, "Innocent files by kind", "reported", verdicts.Where(static v => !v.Sample.IsSecret), static v => v.Sample.Kind.ToString());
        return text.ToString();
    }

    public static double Share(IEnumerable<bool> values)
    {
        var all = values.ToArray();
        return all.Length == 0 ? 1 : (double)all.Count(static value => value) / all.Length;
    }

    private static void Section(
        StringBuilder text, string title, string verb, IEnumerable<(SecretSample Sample, bool IsReported)> verdicts, System.Func<(SecretSample Sample, bool IsReported), string> key)
    {
        var all = verdicts.ToArray();
        text.Append(CultureInfo.InvariantCulture, $"| {title} | samples | {verb} | share |\n|---|---|---|---|\n");
        foreach (var group in all.GroupBy(key))
        {
            Line(text, group.Key, [.. group]);
        }

        Line(text, "**all**", all);
        text.Append('\n');
    }

    private static void Line(StringBuilder text, string name, (SecretSample Sample, bool IsReported)[] verdicts) =>
        text.Append(CultureInfo.InvariantCulture, $"| {name} | {verdicts.Length} | {verdicts.Count(static v => v.IsReported)} | {Share(verdicts.Select(static v => v.IsReported)):P1} |\n");
}
