using System.Collections.Generic;
using LucidCompliance.Model;
using LucidCompliance.Model.Secrets;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Text;

namespace LucidCompliance.Subjects.Secrets;

/// <summary>The value of an ENV or LABEL, the default of an ARG, or a part of a command, a URL or a here-document.</summary>
public sealed class DockerfileSecret : SecretOccurrence
{
    private readonly DecodedWord _word;

    private DockerfileSecret(SecretCandidate candidate, SecretFile file, Position position, DecodedWord word, SecretVerdict? verdict = null)
        : base(candidate, file, verdict)
    {
        _word = word;
        Dockerfile = position.Dockerfile;
        Instruction = position.Instruction;
        Stage = position.Stage;
    }

    /// <summary>The Dockerfile.</summary>
    public DockerfileSubject Dockerfile { get; }

    /// <summary>The instruction; of an ONBUILD its trigger.</summary>
    public InstructionSyntax Instruction { get; }

    /// <summary>The FROM of the stage; null before the first one.</summary>
    public FromInstruction? Stage { get; }

    /// <summary>
    /// Whether it is part of an image that ships. A builder's is not, nor is a global ARG that no shipping stage declares again.
    /// </summary>
    public bool IsShipped { get; private init; }

    /// <inheritdoc/>
    public override SourceLocation Locate(SecretRange range) => new(File.Text, _word.MapToSource(range.Start, range.Length));

    internal static IEnumerable<SecretOccurrence> In(DockerfileSubject dockerfile, ShippedStages shipped, IRepositoryFiles files)
    {
        var file = new SecretFile(dockerfile.Syntax.Text, dockerfile.Policy, files);
        var users = UsersOf(dockerfile.Syntax);
        var walk = new CommandSecretWalk(file.IsExample);
        FromInstruction? stage = null;
        foreach (var written in dockerfile.Syntax.Instructions)
        {
            stage = written as FromInstruction ?? stage;
            var position = new Position(dockerfile, written is OnbuildInstruction { Trigger: { } trigger } ? trigger : written, stage);
            foreach (var (place, name, value) in HasValues(position.Instruction) ? Values(position.Instruction) : [])
            {
                if (!SecretPrefilter.MayBeSecret(name.Text, string.Empty, value.Text, new TextSpan(0, value.Text.Length)))
                {
                    continue;
                }

                var key = WordExpander.UnquoteWord(name);
                var word = DecodedWord.Create(value);
                var context = new SecretContext(place, file.IsExample) { DollarIsLiteral = word.IsSingleQuoted };
                var candidate = new SecretCandidate(key, key, new SecretValue(word.Text), context, users.Find(key));
                yield return new DockerfileSecret(candidate, file, position, word)
                {
                    IsShipped = stage is not null ? shipped.Contains(stage) : shipped.Declares(dockerfile, key),
                };
            }

            foreach (var found in walk.Collect(position.Instruction))
            {
                yield return new DockerfileSecret(found.Candidate, file, position, found.Word, found.Verdict) { IsShipped = stage is not null && shipped.Contains(stage) };
            }
        }
    }

    private static UserNames UsersOf(DockerfileSyntax dockerfile)
    {
        var users = new UserNames();
        foreach (var instruction in dockerfile.Instructions)
        {
            foreach (var (_, name, value) in HasValues(instruction) ? Values(instruction) : [])
            {
                if (UserNames.IsUserKey(name.Text))
                {
                    users.Add(name.Text, WordExpander.UnquoteWord(value));
                }
            }
        }

        return users;
    }

    private static bool HasValues(InstructionSyntax instruction) => instruction is EnvInstruction or LabelInstruction or ArgInstruction;

    private static IEnumerable<(SecretPlace Place, DockerWord Key, DockerWord Value)> Values(InstructionSyntax instruction)
    {
        switch (instruction)
        {
            case EnvInstruction env:
                foreach (var pair in env.Pairs)
                {
                    yield return (SecretPlace.DockerfileEnv, pair.Key, pair.Value);
                }

                break;
            case LabelInstruction label:
                foreach (var pair in label.Pairs)
                {
                    yield return (SecretPlace.DockerfileLabel, pair.Key, pair.Value);
                }

                break;
            case ArgInstruction arg:
                foreach (var variable in arg.Variables)
                {
                    if (variable.Default is { } value)
                    {
                        yield return (SecretPlace.DockerfileArg, variable.NameWord, value);
                    }
                }

                break;
        }
    }

    private readonly record struct Position(DockerfileSubject Dockerfile, InstructionSyntax Instruction, FromInstruction? Stage);
}
