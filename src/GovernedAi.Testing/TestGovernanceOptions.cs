using System.Text.Json;
using GovernedAi.Ledger;
using GovernedAi.People;
using GovernedAi.Privacy;

namespace GovernedAi.Testing;

/// <summary>Settings of a governance for tests.</summary>
public sealed class TestGovernanceOptions
{
    /// <summary>The clock. The default stands still at noon of 1 March 2027.</summary>
    public ManualTimeProvider Clock { get; init; } = new();

    /// <summary>The JSON contracts of arguments and results. The default uses reflection where that is enabled.</summary>
    public JsonSerializerOptions? Json { get; init; }

    /// <summary>On whose behalf calls run; <see langword="null"/> when it is not known.</summary>
    public string? Requester { get; init; }

    /// <summary>The people behind the groups. By default every group has the same <see cref="PeopleInEveryGroup"/>.</summary>
    public IPeople? People { get; init; }

    /// <summary>How many people every group has: <c>approver</c>, <c>approver 2</c> and so on. The default is one; a quorum needs more.</summary>
    public int PeopleInEveryGroup { get; init; } = 1;

    /// <summary>Whether calls with a sample rate are drawn as samples: all of them, or (the default) none but at a rate of 1.</summary>
    public bool DrawsSamples { get; init; }

    /// <summary>Takes out of texts what must not be written.</summary>
    public IRedactor? Redactor { get; init; }

    /// <summary>Use cases, and names or ids of methods, in shadow mode.</summary>
    public IReadOnlyList<string> Shadow { get; init; } = [];

    /// <summary>When methods suspend themselves; never when nothing is said.</summary>
    public TripOptions? Trip { get; init; }

    /// <summary>A ledger to write to in place of the one in memory; such as one that fails.</summary>
    public ILedger? Ledger { get; init; }

    /// <summary>What happens to captured model calls outside their scope.</summary>
    public OutsideScope OutsideScope { get; init; }
}
