using System;

namespace LucidCompliance.Tool.Commands;

/// <summary>The command line asks for something that does not exist. The message is for the user.</summary>
internal sealed class UsageException(string message) : Exception(message);
