using GovernedAi.Approvals;
using GovernedAi.Engine;
using GovernedAi.Incidents;
using GovernedAi.Ledger;
using GovernedAi.Payloads;
using GovernedAi.People;
using GovernedAi.Retention;
using GovernedAi.Testing;
using GovernedAi.Tests.Privacy;

namespace GovernedAi.Tests.Retention;

/// <summary>A folder with governed calls of several days, each about one customer.</summary>
internal sealed class KeptEvidence : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public KeptEvidence(LedgerKeyRing? keys = null, bool inMemory = false)
    {
        Keys = keys ?? LedgerKeyRing.None;
        FileLedger = new FileLedger(LedgerPath, new() { Clock = Clock, Keys = Keys });
        Payloads = inMemory ? new InMemoryPayloadStore() : new FilePayloadStore(_folder["payloads"]);
        Approvals = new InMemoryApprovalStore(Clock);
    }

    public LedgerKeyRing Keys { get; }

    public ManualTimeProvider Clock { get; } = new();

    /// <summary>What the use case declares from the next call on; 0: nothing.</summary>
    public int RetentionDays { get; set; }

    public FileLedger FileLedger { get; private set; }

    public IPayloadStore Payloads { get; }

    public IApprovalStore Approvals { get; }

    public string LedgerPath => _folder["ledger"];

    public string PayloadPath => _folder["payloads"];

    public DataSubjects Subjects => new(FileLedger, Payloads, Approvals, Clock);

    public IncidentDesk Incidents => new(FileLedger, Payloads, new PeopleFile(_folder["people.json"]), [], Clock);

    public LegalHolds Holds => new(FileLedger, Payloads, Clock);

    public EvidenceRetention Retain(RetentionTerms? terms = null) => new(FileLedger, Payloads, Approvals, terms ?? new RetentionTerms(), Clock);

    /// <summary>One governed call a day, of these customers.</summary>
    public async Task CallAsync(params int[] customers)
    {
        foreach (var customer in customers)
        {
            await CallOnceAsync(customer);
            Clock.Advance(TimeSpan.FromDays(1));
        }
    }

    public Task CallOnceAsync(int customer, IApprover? approver = null)
    {
        var engine = new GovernanceEngine(new GovernanceParts
        {
            Ledger = FileLedger,
            Payloads = Payloads,
            Approvals = Approvals,
            People = new StatedPeople(new Dictionary<string, IReadOnlyList<string>> { ["desk"] = ["ana"] }, new PeopleFile(_folder["people.json"])),
            Approvers = approver is null ? [] : [approver],
            Serializer = new PayloadSerializer(null),
            Clock = Clock,
        });
        return new Payments(engine, Payments.Method(escalated: approver is not null, retentionDays: RetentionDays)).AdviseAsync(new Payment($"P-{customer}", Payments.Iban, customer), "note");
    }

    public Task<LedgerVerification> VerifyAsync(LedgerAnchor? anchor = null) => LedgerVerifier.VerifyAsync(LedgerPath, Keys, anchor);

    public async Task<List<LedgerRecord>> RecordsAsync()
    {
        var records = new List<LedgerRecord>();
        await foreach (var record in FileLedger.ReadAsync())
            records.Add(record);
        return records;
    }

    /// <summary>The contents still there, each as <c>customer</c> of its payment or as text.</summary>
    public async Task<int> ContentsAsync()
    {
        var found = 0;
        foreach (var reference in (await RecordsAsync()).Where(record => record.Call is not null).SelectMany(PayloadReference.In))
            found += await Payloads.FindAsync(reference.Payload) is null ? 0 : 1;
        return found;
    }

    public void Dispose()
    {
        FileLedger.Dispose();
        _folder.Dispose();
    }
}
