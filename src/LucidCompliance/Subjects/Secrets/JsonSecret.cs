using System.Collections.Generic;
using System.Globalization;
using LucidCompliance.Model;
using LucidCompliance.Model.Secrets;
using LucidCompliance.Syntax.Json;
using LucidCompliance.Text;

namespace LucidCompliance.Subjects.Secrets;

/// <summary>A value of a settings file.</summary>
public sealed class JsonSecret : SecretOccurrence
{
    // Where the candidate begins in the node's text.
    private readonly int _start;

    private JsonSecret(SecretCandidate candidate, SecretFile file, JsonNode node, int start = 0)
        : base(candidate, file)
    {
        Node = node;
        _start = start;
    }

    /// <summary>The value: a string or a literal.</summary>
    public JsonNode Node { get; }

    /// <inheritdoc/>
    public override SourceLocation Locate(SecretRange range) => new(
        File.Text, Node is JsonString text ? text.MapToSource(_start + range.Start, range.Length) : new TextSpan(Node.Span.Start + _start + range.Start, range.Length));

    internal static IEnumerable<SecretOccurrence> In(SettingsFileSubject subject, IRepositoryFiles files)
    {
        var file = new SecretFile(subject.Syntax.Text, subject.Policy, files);
        var isLaunch = subject.Artifact.Kind == ArtifactKind.LaunchSettings;
        var walk = new Walk(file, new SecretContext(isLaunch ? SecretPlace.LaunchSettings : SecretPlace.AppSettings, file.IsExample));
        if (isLaunch)
        {
            walk.VisitProfiles(subject.Syntax.Root);
        }
        else if (subject.Syntax.Root is { } root)
        {
            walk.Visit(root, string.Empty, string.Empty, null);
        }

        return walk.Found;
    }

    // The document bounds the depth.
    private sealed class Walk
    {
        private static readonly string[] ArgumentProperties = ["commandLineArgs", "containerRunArguments", "dockerfileRunArguments", "dockerRunArguments"];

        private readonly SecretFile _file;
        private readonly SecretContext _context;

        public Walk(SecretFile file, SecretContext context)
        {
            _file = file;
            _context = context;
        }

        public List<SecretOccurrence> Found { get; } = [];

        // Of launch settings the variables of the profiles hold configuration, and the arguments of the program and of the container's runtime.
        public void VisitProfiles(JsonNode? root)
        {
            foreach (var profile in Properties(Property(root, "profiles")))
            {
                var path = "profiles." + profile.Name.Value + ".environmentVariables";
                if (Property(profile.Value, "environmentVariables") is { } variables)
                {
                    Visit(variables, "environmentVariables", path, null);
                }

                foreach (var name in ArgumentProperties)
                {
                    if (Property(profile.Value, name) is JsonString arguments)
                    {
                        VisitArguments(arguments, "profiles." + profile.Name.Value + "." + name);
                    }
                }
            }
        }

        private void VisitArguments(JsonString arguments, string path)
        {
            Add(arguments, string.Empty, path, arguments.Value, null);
            new CommandFlags(isShell: false).Visit(arguments.Value, (key, start, length, user) =>
            {
                var candidate = new SecretCandidate(key, path, new SecretValue(arguments.Value.Substring(start, length)), _context, user);
                Found.Add(new JsonSecret(candidate, _file, arguments, start));
            });
        }

        public void Visit(JsonNode node, string key, string path, UserNames? users)
        {
            switch (node)
            {
                case JsonObject block:
                    VisitObject(block, path);
                    break;
                case JsonArray array:
                    for (var i = 0; i < array.Items.Length; i++)
                    {
                        Visit(array.Items[i], key, path + "[" + i.ToString(CultureInfo.InvariantCulture) + "]", null);
                    }

                    break;
                case JsonString text when SecretPrefilter.MayBeSecret(key, path, text.Value, new TextSpan(0, text.Value.Length)):
                    Add(node, key, path, text.Value, users);
                    break;
                case JsonLiteral when SecretPrefilter.MayBeSecret(key, path, _file.Text.Content, node.Span) && node.Span.Length <= 32:
                    Add(node, key, path, _file.Text.GetText(node.Span), users);
                    break;
            }
        }

        private void VisitObject(JsonObject block, string path)
        {
            var users = new UserNames();
            foreach (var property in block.Properties)
            {
                if (property.Value is JsonString value && UserNames.IsUserKey(property.Name.Value))
                {
                    users.Add(property.Name.Value, value.Value);
                }
            }

            foreach (var property in block.Properties)
            {
                if (property.Value is { } value)
                {
                    var name = property.Name.Value;
                    Visit(value, name, path.Length == 0 ? name : path + "." + name, users);
                }
            }
        }

        private void Add(JsonNode node, string key, string path, string value, UserNames? users) =>
            Found.Add(new JsonSecret(new SecretCandidate(key, path, new SecretValue(value), _context, users?.Find(key)), _file, node));

        private static System.Collections.Immutable.ImmutableArray<JsonProperty> Properties(JsonNode? node) => node is JsonObject block ? block.Properties : [];

        private static JsonNode? Property(JsonNode? node, string name)
        {
            foreach (var property in Properties(node))
            {
                if (string.Equals(property.Name.Value, name, System.StringComparison.OrdinalIgnoreCase))
                {
                    return property.Value;
                }
            }

            return null;
        }
    }
}
