namespace GovernedAi.Privacy;

/// <summary>
/// The attributes that say something is private, by full name: ours and those of other libraries, which need not be referenced for that.
/// The analyzers compile this file too, so that what they warn of is what the runtime does.
/// </summary>
internal static class PrivacyNames
{
    public const string Sensitive = "GovernedAi.SensitiveAttribute";
    public const string DataSubject = "GovernedAi.DataSubjectAttribute";

    // Classified as «no data class», and so the one of its family that is not private.
    private const string Unclassified = "Microsoft.Extensions.Compliance.Classification.NoDataClassificationAttribute";

    /// <summary>Whether an attribute says that something is sensitive.</summary>
    /// <param name="typeNames">The full name of the attribute's type, and then of each it derives from.</param>
    public static bool SaysSensitive(IEnumerable<string?> typeNames)
    {
        foreach (var name in typeNames)
        {
            switch (name)
            {
                case Unclassified:
                    return false;
                case Sensitive:
                case "Microsoft.AspNetCore.Identity.PersonalDataAttribute":
                case "Microsoft.Extensions.Compliance.Classification.DataClassificationAttribute":
                    return true;
            }
        }

        return false;
    }
}
