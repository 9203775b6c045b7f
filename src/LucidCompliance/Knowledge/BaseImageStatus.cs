namespace LucidCompliance.Knowledge;

/// <summary>Whether an image's publisher still maintains it, as of the catalogue's date.</summary>
public enum BaseImageStatus : byte
{
    /// <summary>Not known.</summary>
    Unknown,

    /// <summary>Gets security fixes.</summary>
    Supported,

    /// <summary>Supported, but the name moves to a new operating system or major version by itself.</summary>
    Floating,

    /// <summary>Still pulls and gets no fixes any more.</summary>
    EndOfLife,

    /// <summary>The publisher has removed the tag or its builds.</summary>
    Removed,
}

/// <summary>How well a catalogue row is proven.</summary>
public enum BaseImageConfidence : byte
{
    /// <summary>A guess: such a row never gives a known fact.</summary>
    Low,

    /// <summary>Documented by the publisher, or derived from the name.</summary>
    Medium,

    /// <summary>Read in the publisher's build files.</summary>
    High,
}
