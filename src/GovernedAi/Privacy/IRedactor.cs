namespace GovernedAi.Privacy;

/// <summary>
/// Takes out of text what must not be written. It sees every text before it is kept: prompts, responses, arguments, results,
/// questions to people, and messages of exceptions on their way to the log.
/// </summary>
/// <remarks>When it throws, nothing is written: the call ends as its <see cref="OnAuditFailure"/> says.</remarks>
public interface IRedactor
{
    /// <summary>The text as it may be written; the same object when there is nothing to take out. Called from many threads.</summary>
    /// <param name="text">One text, unescaped; in JSON content each string by itself.</param>
    string Redact(string text);
}
