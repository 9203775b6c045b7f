using System;
using System.IO;
using Mono.Cecil;

// Usage: AssemblyRenamer <source.dll> <destination.dll>
// The destination's file name becomes the assembly's name. The strong name is dropped: it would no longer match.
if (args.Length != 2)
{
    Console.Error.WriteLine("usage: AssemblyRenamer <source.dll> <destination.dll>");
    return 2;
}

using var module = ModuleDefinition.ReadModule(args[0]);
module.Assembly.Name.Name = Path.GetFileNameWithoutExtension(args[1]);
module.Assembly.Name.PublicKey = [];
module.Assembly.Name.HasPublicKey = false;
module.Name = Path.GetFileName(args[1]);
module.Attributes &= ~ModuleAttributes.StrongNameSigned;

// A parallel build may read the old file while this one is written, so the new file appears in one step.
var temporary = args[1] + "." + Environment.ProcessId + ".tmp";
Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(args[1]))!);
module.Write(temporary);
File.Move(temporary, args[1], overwrite: true);
return 0;
