using System.CommandLine;
using System.Globalization;
using GovernedAi.Ledger;

namespace GovernedAi.Tool.Evidence;

/// <summary>Which records somebody wants to see.</summary>
internal sealed class RecordFilter
{
    private readonly Option<string?> _since = new("--since") { Description = "From this day or moment on, in UTC: 2026-11-01 or 2026-11-01T08:00:00Z." };
    private readonly Option<string?> _until = new("--until") { Description = "Before this day or moment, in UTC." };
    private readonly Option<string?> _useCase = new("--use-case") { Description = "Records of this use case." };
    private readonly Option<string?> _method = new("--method") { Description = "Records of methods whose id contains this." };
    private readonly Option<string?> _call = new("--call") { Description = "Records of this governed call." };

    public void AddTo(Command command)
    {
        foreach (var option in new[] { _since, _until, _useCase, _method, _call })
            command.Options.Add(option);
    }

    /// <exception cref="FormatException">A moment cannot be read.</exception>
    public Func<LedgerRecord, bool> Read(ParseResult parsed)
    {
        var since = Moment(parsed, _since) ?? DateTimeOffset.MinValue;
        var until = Moment(parsed, _until) ?? DateTimeOffset.MaxValue;
        var (useCase, method, call) = (parsed.GetValue(_useCase), parsed.GetValue(_method), parsed.GetValue(_call));
        return record => record.At >= since && record.At < until
            && (useCase is null || record.UseCase == useCase)
            && (method is null || record.Method?.Contains(method, StringComparison.Ordinal) == true)
            && (call is null || record.Call == call);
    }

    private static DateTimeOffset? Moment(ParseResult parsed, Option<string?> option)
    {
        if (parsed.GetValue(option) is not { } text)
            return null;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment)
            ? moment
            : throw new FormatException($"{option.Name}: \"{text}\" is no moment; write 2026-11-01 or 2026-11-01T08:00:00Z.");
    }
}
