using System.Text.RegularExpressions;

namespace GovernedAi.Privacy;

/// <summary>Takes out what matches one of some patterns: <c>o.Redactor = new PatternRedactor(PatternRedactor.Iban)</c>.</summary>
public sealed class PatternRedactor : IRedactor
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Regex[] _patterns;

    /// <summary>Takes out whatever one of the patterns matches.</summary>
    /// <param name="patterns">The patterns; without any, the three that this class names.</param>
    public PatternRedactor(params Regex[] patterns) => _patterns = patterns.Length == 0 ? [EmailAddress, Iban, PaymentCard] : patterns;

    /// <summary>E-mail addresses.</summary>
    public static Regex EmailAddress { get; } = New(@"[A-Za-z0-9._%+-]+@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+");

    /// <summary>Account numbers of ISO 13616: two letters, two check digits, up to thirty letters and digits, in groups or not.</summary>
    public static Regex Iban { get; } = New(@"\b[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b");

    /// <summary>Payment card numbers of ISO/IEC 7812: 13 to 19 digits, in groups or not.</summary>
    public static Regex PaymentCard { get; } = New(@"\b[0-9](?:[ -]?[0-9]){12,18}\b");

    /// <inheritdoc/>
    public string Redact(string text)
    {
        foreach (var pattern in _patterns)
            text = pattern.Replace(text, Redaction.Mark);
        return text;
    }

    private static Regex New(string pattern) => new(pattern, RegexOptions.CultureInvariant, Patience);
}
