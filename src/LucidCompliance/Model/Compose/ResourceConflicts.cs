using System;
using System.Globalization;

namespace LucidCompliance.Model.Compose;

/// <summary>Finds limits that a service states twice with different values, device requests that say two things, and incomplete watches.</summary>
internal sealed class ResourceConflicts(ProblemList problems)
{
    private const string Units = "bkmgtp";

    public void Check(ComposeService service)
    {
        var resources = service.Node.GetMapping("deploy")?.GetMapping("resources");
        var limits = resources?.GetMapping("limits");
        CheckTwice(service.Node.GetScalar("cpus"), limits?.GetScalar("cpus"), "deploy.resources.limits.cpus", TryParseNumber);
        CheckTwice(service.Node.GetScalar("pids_limit"), limits?.GetScalar("pids"), "deploy.resources.limits.pids", TryParseNumber);
        CheckTwice(service.Node.GetScalar("mem_limit"), limits?.GetScalar("memory"), "deploy.resources.limits.memory", TryParseBytes);
        var reservations = resources?.GetMapping("reservations");
        CheckTwice(service.Node.GetScalar("mem_reservation"), reservations?.GetScalar("memory"), "deploy.resources.reservations.memory", TryParseBytes);
        CheckDevices(reservations?.GetValue("devices"));
        CheckDevices(service.Node.GetValue("gpus"));
        CheckWatches(service.Node.GetMapping("develop")?.GetValue("watch"));
    }

    private delegate bool Parser(string text, out double value);

    private void CheckTwice(ComposeScalar? first, ComposeScalar? second, string path, Parser parse)
    {
        if (first is not null && second is not null
            && first.Value.TryGet(out var firstText) && second.Value.TryGet(out var secondText)
            && parse(firstText, out var left) && parse(secondText, out var right)
            && !left.Equals(right))
        {
            problems.Add(
                ComposeProblemKind.Conflict,
                first.Location,
                $"'{first.Key}' and '{path}' have different values, so Compose refuses the service. Keep one of them.",
                null,
                first.KeyPath,
                second.Location);
        }
    }

    private void CheckDevices(ComposeNode? devices)
    {
        foreach (var item in ServiceParts.Items(devices))
        {
            if (item is ComposeMapping device && device.GetScalar("count") is { } count && device.TryGet("device_ids", out var ids))
            {
                problems.Add(
                    ComposeProblemKind.Conflict,
                    count.Location,
                    "'count' and 'device_ids' of a device request exclude each other, so Compose refuses the service. Keep one of them.",
                    null,
                    count.KeyPath,
                    ids.KeyLocation);
            }
        }
    }

    private void CheckWatches(ComposeNode? watches)
    {
        foreach (var item in ServiceParts.Items(watches))
        {
            if (item is ComposeMapping watch
                && watch.GetScalar("action") is { } action
                && action.Value.TryGet(out var text)
                && text is "sync" or "sync+restart" or "sync+exec"
                && watch.GetScalar("target") is null)
            {
                problems.Add(
                    ComposeProblemKind.Conflict,
                    action.Location,
                    $"The action '{text}' copies files into the container, and this watch has no 'target' to copy them to, so Compose refuses the service. "
                    + "Add 'target', or take the action 'rebuild'.",
                    null,
                    action.KeyPath);
            }
        }
    }

    private static bool TryParseNumber(string text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);

    // As Docker reads sizes: a number and a unit of powers of 1024, such as 512m, 1.5g, 64kb, 1GiB.
    private static bool TryParseBytes(string text, out double value)
    {
        var end = 0;
        while (end < text.Length && text[end] is (>= '0' and <= '9') or '.')
        {
            end++;
        }

        var unit = text.Substring(end).Trim().ToLowerInvariant();
        var power = unit.Length == 0 ? 0 : Units.IndexOf(unit[0]);
        if (power < 0 || !TryParseNumber(text.Substring(0, end), out value) || (unit.Length > 1 && unit.Substring(1) is not ("b" or "ib")))
        {
            value = 0;
            return false;
        }

        value *= Math.Pow(1024, power);
        return true;
    }
}
