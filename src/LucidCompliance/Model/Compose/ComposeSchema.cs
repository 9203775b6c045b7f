namespace LucidCompliance.Model.Compose;

/// <summary>
/// What the Compose Specification accepts, as a table. It follows the published schema where that is stricter than what the reference
/// implementation casts, and adds the properties that only the specification's text has (<c>pre_start</c>).
/// </summary>
internal static partial class ComposeSchema
{
    private static readonly SchemaType Text = new() { Forms = SchemaForms.Text };
    private static readonly SchemaType Flag = new() { Forms = SchemaForms.Boolean };
    private static readonly SchemaType Integer = new() { Forms = SchemaForms.Integer };
    private static readonly SchemaType Number = new() { Forms = SchemaForms.Number };
    private static readonly SchemaType Nothing = new() { Forms = SchemaForms.Null };
    private static readonly SchemaType Anything = new() { Forms = SchemaForms.Any };
    private static readonly SchemaType Duration = new() { Forms = SchemaForms.Text, IsDuration = true };
    private static readonly SchemaType TextOrNumber = Text | Number;
    private static readonly SchemaType Texts = ListOf(Text);
    private static readonly SchemaType TextOrTexts = Text | Texts;
    private static readonly SchemaType KeyValues = MapOf("variables or labels", Text | Number | Flag | Nothing) | Texts;
    private static readonly SchemaType DriverOptions = MapOf("driver options", TextOrNumber);
    private static readonly SchemaType Command = Text | Texts | Nothing;

    private static readonly SchemaType External = Flag | Map(new SchemaObject("an external resource", ("name", Text)));

    private static readonly SchemaType ExtraHosts = MapOf("host names", TextOrTexts) | Texts;

    private static readonly SchemaType Ulimits = MapOf("limits", Integer | Map(new SchemaObject("a limit", ("hard", Integer), ("soft", Integer)) { Required = ["soft", "hard"] }));

    private static readonly SchemaType Grants = ListOf(Text | Map(new SchemaObject(
        "a grant",
        ("source", Text),
        ("target", Text),
        ("uid", Text),
        ("gid", Text),
        ("mode", TextOrNumber))));

    private static readonly SchemaType Hook = Map(new SchemaObject(
        "a hook",
        ("command", Command),
        ("user", Text),
        ("privileged", Flag),
        ("working_dir", Text),
        ("environment", KeyValues))
    { Required = ["command"] });

    /// <summary>The whole file.</summary>
    public static SchemaType File { get; } = Map(new SchemaObject(
        "the top level",
        ("version", Text),
        ("name", Text),
        ("include", ListOf(Text | Map(new SchemaObject(
            "an include",
            ("path", TextOrTexts),
            ("env_file", TextOrTexts),
            ("project_directory", Text))))),
        ("services", Resources("services", Map(Service()))),
        ("models", Resources("models", Map(new SchemaObject(
            "a model",
            ("name", Text),
            ("model", Text),
            ("context_size", Integer),
            ("runtime_flags", Texts))
        { Required = ["model"] }))),
        ("networks", Resources("networks", Map(Network()) | Nothing)),
        ("volumes", Resources("volumes", Map(Volume()) | Nothing)),
        ("secrets", Resources("secrets", Map(SecretSchema()))),
        ("configs", Resources("configs", Map(Config())))));

    private static SchemaType Map(SchemaObject shape) => new() { Forms = SchemaForms.Mapping, Object = shape };

    private static SchemaType MapOf(string name, SchemaType values) => Map(new SchemaObject(name) { Values = values });

    private static SchemaType Resources(string name, SchemaType values) => Map(new SchemaObject(name) { Values = values, HasResourceNames = true });

    private static SchemaType ListOf(SchemaType items) => new() { Forms = SchemaForms.List, Items = items };

    private static SchemaType OneOf(params string[] words) => new() { Forms = SchemaForms.Text, Words = words };

    private static SchemaType Within(long least, long most) => new() { Forms = SchemaForms.Integer, Range = (least, most) };

    private static SchemaObject Network() => new(
        "a network",
        ("name", Text),
        ("driver", Text),
        ("driver_opts", DriverOptions),
        ("ipam", Map(new SchemaObject(
            "an address management",
            ("driver", Text),
            ("config", ListOf(Map(new SchemaObject(
                "an address block",
                ("subnet", Text),
                ("ip_range", Text),
                ("gateway", Text),
                ("aux_addresses", MapOf("addresses", Text)))))),
            ("options", MapOf("options", Text))))),
        ("external", External),
        ("internal", Flag),
        ("enable_ipv4", Flag),
        ("enable_ipv6", Flag),
        ("attachable", Flag),
        ("labels", KeyValues));

    private static SchemaObject Volume() => new(
        "a volume",
        ("name", Text),
        ("driver", Text),
        ("driver_opts", DriverOptions),
        ("external", External),
        ("labels", KeyValues));

    private static SchemaObject SecretSchema() => new(
        "a secret",
        ("name", Text),
        ("environment", Text),
        ("file", Text),
        ("external", External),
        ("labels", KeyValues),
        ("driver", Text),
        ("driver_opts", DriverOptions),
        ("template_driver", Text));

    private static SchemaObject Config() => new(
        "a config",
        ("name", Text),
        ("content", Text),
        ("environment", Text),
        ("file", Text),
        ("external", External),
        ("labels", KeyValues),
        ("template_driver", Text));
}
