using System;
using System.Globalization;
using LucidCompliance.Knowledge;
using LucidCompliance.Model.Images;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Syntax.Shell;

namespace LucidCompliance.Rules.Identity;

/// <summary>What is known of the user and group names of an image: those of its base, unless something may have added more.</summary>
internal static class PasswdFile
{
    /// <summary>The part of <c>user[:group]</c> that the image is proven not to know; null where both are numbers, known or not decidable.</summary>
    /// <param name="owner">The expanded text.</param>
    /// <param name="root">The external base.</param>
    /// <param name="files">The image's files at that point.</param>
    public static string? FindUnknownName(string owner, StageBase root, ImageFiles files)
    {
        if (files.MayHoldMore || root.IsWindows)
        {
            return null;
        }

        var colon = owner.IndexOf(':');
        var user = colon < 0 ? owner : owner.Substring(0, colon);
        var group = colon < 0 ? string.Empty : owner.Substring(colon + 1);
        return IsMissing(user, "/etc/passwd", root, files, isGroup: false) ? user
            : IsMissing(group, "/etc/group", root, files, isGroup: true) ? group
            : null;
    }

    /// <summary>
    /// The number that was meant: a name that the image does not know stands for the unprivileged user of its family. Null where there is none.
    /// </summary>
    public static string? Numbers(string owner, StageBase root)
    {
        if (root.Facts?.FamilyUserId is not { } id || id == 0)
        {
            return null;
        }

        var number = id.ToString(CultureInfo.InvariantCulture);
        var colon = owner.IndexOf(':');
        return colon < 0 ? Number(owner, number) : Number(owner.Substring(0, colon), number) + ":" + Number(owner.Substring(colon + 1), number);
    }

    /// <summary>Whether a RUN of the shipping image makes users, or a COPY may bring a passwd file: whoever does that means the user.</summary>
    public static bool MayBeChanged(ContainerSubject container)
    {
        if (container.Image is not { Shipping: { } shipping } image)
        {
            return false;
        }

        if (!shipping.Files.FindArrivals("/etc/passwd").IsEmpty)
        {
            return true;
        }

        foreach (var step in image.ShippingSteps())
        {
            if (step.Instruction is RunInstruction run)
            {
                foreach (var command in run.Programs)
                {
                    if (command.Name is "useradd" or "adduser" or "usermod" || NamesPasswd(command))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    private static bool NamesPasswd(SimpleCommand command)
    {
        foreach (var word in command.Words)
        {
            if (NamesPasswd(word))
            {
                return true;
            }
        }

        foreach (var redirection in command.Redirections)
        {
            if (NamesPasswd(redirection.Target))
            {
                return true;
            }
        }

        return false;
    }

    private static bool NamesPasswd(ShellWord word) => word.Text.IndexOf("/etc/passwd", StringComparison.Ordinal) >= 0;

    private static string Number(string name, string number) => name == "root" ? "0" : IsNumber(name) ? name : number;

    private static bool IsMissing(string name, string file, StageBase root, ImageFiles files, bool isGroup)
    {
        if (name.Length == 0 || IsNumber(name) || !files.FindArrivals(file).IsEmpty)
        {
            return false;
        }

        // An image without a passwd file is still run as root, by the name too.
        return root.IsScratch ? name != "root" || isGroup
            : root.Facts is { Confidence: not BaseImageConfidence.Low } facts && (isGroup ? facts.HasGroup(name) : facts.HasUser(name)) == Trilean.No;
    }

    private static bool IsNumber(string text)
    {
        foreach (var c in text)
        {
            if (c is < '0' or > '9')
            {
                return false;
            }
        }

        return text.Length > 0;
    }
}
