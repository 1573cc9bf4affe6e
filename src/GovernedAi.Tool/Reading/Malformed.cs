namespace GovernedAi.Tool.Reading;

/// <summary>Tells what a reader of metadata throws over damaged input from what would be a fault of this tool's own.</summary>
internal static class Malformed
{
    /// <remarks>
    /// System.Reflection.Metadata says BadImageFormat, and where a damaged offset or count slips past its checks also the others.
    /// </remarks>
    public static bool Is(Exception exception) => exception is BadImageFormatException or ArgumentException or InvalidOperationException
        or OverflowException or InvalidCastException or IndexOutOfRangeException or EndOfStreamException or IOException or NotSupportedException;
}
