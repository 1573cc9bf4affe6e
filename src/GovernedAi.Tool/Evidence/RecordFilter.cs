using System.CommandLine;
using System.Globalization;
using GovernedAi.Ledger;
using GovernedAi.Retention;

namespace GovernedAi.Tool.Evidence;

/// <summary>Which records somebody wants to see.</summary>
internal sealed class RecordFilter
{
    private readonly Option<string?> _since = new("--since") { Description = "From this day or moment on, in UTC: 2026-11-01 or 2026-11-01T08:00:00Z." };
    private readonly Option<string?> _until = new("--until") { Description = "Before this day or moment, in UTC." };
    private readonly Option<string?> _useCase = new("--use-case") { Description = "Records of this use case." };
    private readonly Option<string?> _owner = new("--owner") { Description = "Records of use cases that this owner answered for when they were written." };
    private readonly Option<string?> _method = new("--method") { Description = "Records of methods whose id contains this." };
    private readonly Option<string[]> _kinds = new("--kind") { Description = "Records of this kind; may be given more than once.", DefaultValueFactory = _ => [] };
    private readonly Option<string?> _call = new("--call") { Description = "Records of this governed call." };
    private readonly Option<string?> _subject = new("--data-subject") { Description = "Records of calls about this person, by the id that [DataSubject] marks." };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _since, _until, _useCase, _owner, _method, _kinds, _call, _subject })
            command.Options.Add(option);
    }

    /// <exception cref="FormatException">A moment cannot be read.</exception>
    public async Task<LedgerQuery> ReadAsync(ParseResult parsed, GovernanceFolder folder, CancellationToken cancellation) => new()
    {
        Since = Moment(parsed, _since),
        Until = Moment(parsed, _until),
        UseCase = parsed.GetValue(_useCase),
        Owner = parsed.GetValue(_owner),
        Method = parsed.GetValue(_method),
        Kinds = parsed.GetRequiredValue(_kinds),
        Calls = await CallsAsync(parsed, folder, cancellation),
    };

    private async Task<IReadOnlySet<string>?> CallsAsync(ParseResult parsed, GovernanceFolder folder, CancellationToken cancellation)
    {
        var call = parsed.GetValue(_call);
        if (parsed.GetValue(_subject) is not { } subject)
            return call is null ? null : new HashSet<string> { call };
        using var ledger = folder.Ledger();
        using var approvals = folder.Approvals();
        var calls = (await new DataSubjects(ledger, folder.Payloads(), approvals, folder.Clock).FindAsync(subject, cancellation)).Calls;
        return call is null ? calls : calls.Where(id => id == call).ToHashSet();
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
