namespace GovernedAi.Tool.Verdicts;

/// <summary>The version of a rule set as packages write it: <c>1.2.0</c>, <c>1.3.0-beta.2</c>. Order is that of semver.org, section 11; what follows a + says nothing.</summary>
internal sealed class SetVersion : IComparable<SetVersion>
{
    private readonly Version _numbers;
    private readonly string[] _preview;

    private SetVersion(string text, Version numbers, string[] preview) => (Text, _numbers, _preview) = (text, numbers, preview);

    public string Text { get; }

    /// <returns><see langword="null"/> when it is none.</returns>
    public static SetVersion? Parse(string text)
    {
        var written = text.Split('+')[0];
        var dash = written.IndexOf('-');
        var numbers = dash < 0 ? written : written[..dash];
        if (!Version.TryParse(numbers.Contains('.') ? numbers : numbers + ".0", out var parsed))
            return null;
        return new(written, new(parsed.Major, parsed.Minor, Math.Max(parsed.Build, 0), Math.Max(parsed.Revision, 0)), dash < 0 ? [] : written[(dash + 1)..].Split('.'));
    }

    public int CompareTo(SetVersion? other)
    {
        if (other is null)
            return 1;
        if (_numbers.CompareTo(other._numbers) is not 0 and var order)
            return order;
        // A preview comes before what it is a preview of.
        if (_preview.Length == 0 || other._preview.Length == 0)
            return other._preview.Length - _preview.Length;
        for (var i = 0; i < Math.Min(_preview.Length, other._preview.Length); i++)
        {
            if (ComparePart(_preview[i], other._preview[i]) is not 0 and var part)
                return part;
        }

        return _preview.Length - other._preview.Length;
    }

    public override string ToString() => Text;

    private static int ComparePart(string one, string other)
    {
        var (isNumber, isOtherNumber) = (ulong.TryParse(one, out var number), ulong.TryParse(other, out var otherNumber));
        return isNumber && isOtherNumber ? number.CompareTo(otherNumber) : isNumber != isOtherNumber ? (isNumber ? -1 : 1) : string.CompareOrdinal(one, other);
    }
}
