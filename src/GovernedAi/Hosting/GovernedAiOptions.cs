using System.Text.Json;
using GovernedAi.Incidents;
using GovernedAi.Ledger;
using GovernedAi.Payloads;
using GovernedAi.People;
using GovernedAi.Privacy;
using GovernedAi.Retention;

namespace GovernedAi;

/// <summary>Settings of the embedded governance: one folder with ledger, payloads, approvals and people.</summary>
public sealed class GovernedAiOptions
{
    /// <summary>What <see cref="Folder"/> is when nothing is said.</summary>
    public const string DefaultFolder = "./governance";

    /// <summary>
    /// The folder. When nothing is said it is <see cref="DefaultFolder"/>, except in a host's Production environment, where a path
    /// must be stated: records that land where nobody looks are no evidence.
    /// </summary>
    public string? Folder { get; set; }

    /// <summary>
    /// The JSON contracts of arguments and results. Where reflection is enabled it needs no setting; in trimmed and AOT programs
    /// add a context: <c>o.Json.TypeInfoResolverChain.Add(YourJsonContext.Default);</c>.
    /// </summary>
    public JsonSerializerOptions Json { get; } = PayloadSerializer.Reflected();

    /// <summary>What happens when a captured model call is reached outside the method that governs it. The default is to throw.</summary>
    public OutsideScope OutsideScope { get; set; }

    /// <summary>
    /// Takes out of every text what must not be written, before it is written; beside what <see cref="SensitiveAttribute"/> marks. The
    /// default is none.
    /// </summary>
    public IRedactor? Redactor { get; set; }

    /// <summary>
    /// How long the content of calls is kept, by use case. It is erased once a day when its term is over; records stay until they are pruned.
    /// Where a use case declares <see cref="UseCaseAttribute.RetentionDays"/>, what is stated here for it counts only when it is longer. The
    /// default is what is declared, and for good where nothing is.
    /// </summary>
    public RetentionTerms Retention { get; } = new();

    /// <summary>The keys that make the ledger hold against whoever can write its files. The default is none.</summary>
    public LedgerKeyRing LedgerKeys { get; set; } = LedgerKeyRing.None;

    /// <summary>Whether questions are put at the console when it is a terminal. The default is yes.</summary>
    public bool AskAtConsole { get; set; } = true;

    /// <summary>
    /// No group is given longer than this to answer, whatever the attributes say. For demonstrations, drills and environments in which
    /// nobody would wait. The default is no limit.
    /// </summary>
    public TimeSpan? LongestStep { get; set; }

    /// <summary>
    /// Use cases, and names (<c>FreightRouter.RouteAsync</c>) or ids of methods, in shadow mode: the model runs and is recorded, and what the
    /// caller gets is the first fallback's answer, or a person's where there is no fallback. The default is none. Per environment it can
    /// be read from configuration: <c>services.Configure&lt;GovernedAiOptions&gt;(configuration.GetSection("GovernedAi"))</c>.
    /// </summary>
    public IList<string> Shadow { get; } = [];

    /// <summary>When a method suspends itself because too many of its calls go wrong. The default is never.</summary>
    public TripOptions? Trip { get; set; }

    /// <summary>What tells people of incidents, beside a warning in the log and the notifiers that are services. The default is nothing else.</summary>
    public IList<IIncidentNotifier> IncidentNotifiers { get; } = [];

    /// <summary>Says on whose behalf a call runs, where no service does.</summary>
    public IRequesterAccessor? Requester { get; set; }

    /// <summary>Groups stated in code, by name. They come before those of <c>people.json</c>.</summary>
    public IDictionary<string, IReadOnlyList<string>> Groups { get; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>States a group in code.</summary>
    /// <param name="name">The name of the group, as escalation chains use it.</param>
    /// <param name="people">The ids of its members.</param>
    public GovernedAiOptions Group(string name, params string[] people)
    {
        Groups[name] = people;
        return this;
    }

    internal string PathOf(string part) => Path.Combine(Folder ?? DefaultFolder, part);
}
