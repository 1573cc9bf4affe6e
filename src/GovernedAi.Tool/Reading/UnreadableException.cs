namespace GovernedAi.Tool.Reading;

/// <summary>Why a file was not verified.</summary>
internal enum SkipKind
{
    /// <summary>Missing, locked, forbidden or too large.</summary>
    NotRead,

    /// <summary>It claims to be an assembly and is damaged.</summary>
    Malformed,

    /// <summary>Native code.</summary>
    Native,

    /// <summary>A reference assembly: nothing in it runs.</summary>
    ReferenceOnly,

    /// <summary>Resources for a culture, without code.</summary>
    Satellite,
}

/// <summary>A file cannot be verified; the message says why, to follow "skipped: ", without a full stop.</summary>
internal sealed class UnreadableException(SkipKind kind, string message) : Exception(message.TrimEnd('.'))
{
    public SkipKind Kind { get; } = kind;
}
