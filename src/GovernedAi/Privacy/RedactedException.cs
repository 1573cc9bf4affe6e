namespace GovernedAi.Privacy;

/// <summary>An exception on its way to the log, with its messages cleaned: type and stack are as they were.</summary>
internal sealed class RedactedException : Exception
{
    private readonly string _text;

    private RedactedException(string message, string text)
        : base(message) => _text = text;

    /// <summary>Cleans all it says, inner exceptions included. What cannot be cleaned is not said.</summary>
    public static RedactedException Of(Exception exception, Func<string, string> clean)
    {
        try
        {
            return new RedactedException(clean(exception.Message), clean(exception.ToString()));
        }
        catch (Exception failure)
        {
            var silence = $"{exception.GetType()}: its message could not be redacted ({failure.GetType()}), so it is not shown.";
            return new RedactedException(silence, silence + Environment.NewLine + exception.StackTrace);
        }
    }

    public override string ToString() => _text;
}
