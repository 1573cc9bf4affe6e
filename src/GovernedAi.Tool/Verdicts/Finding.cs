using GovernedAi.Tool.Facts;
using GovernedAi.Tool.Reading;

namespace GovernedAi.Tool.Verdicts;

/// <summary>Something that has to be put right, or that a waiver covers for now.</summary>
/// <param name="Rule">The analyzer's rule for the same fault.</param>
/// <param name="Message">What is wrong, and the way out.</param>
/// <param name="Assembly">The assembly it is in.</param>
/// <param name="Subject">The member it is in, by documentation-comment id, or the assembly's name.</param>
/// <param name="Key">Tells it from other findings of the rule, stable across builds.</param>
/// <param name="Waiver">The waiver that covers it; then it fails nothing.</param>
internal sealed record Finding(FindingRule Rule, string Message, AssemblyFacts Assembly, string Subject, string Key, SourcePlace? Place, WaiverFacts? Waiver = null);

/// <summary>A rule that findings of compiled code answer to: the analyzer's where it has one, and GAI09xx for what only a finished assembly shows.</summary>
internal sealed record FindingRule(string Id, string Title, string Why, bool IsError)
{
    public static readonly FindingRule Ungoverned = new("GAI1001", "A model call is not governed",
        "When the model is wrong, nobody is told, nothing was recorded and nothing else answers. Whoever calls a model says what happens then.", IsError: false);

    public static readonly FindingRule Delegate = new("GAI1006", "A model call escapes as a delegate from ungoverned code",
        "Whoever holds the delegate calls the model, and nothing says who answers for it.", IsError: false);

    public static readonly FindingRule Request = new("GAI1005", "A raw request to a model is not governed",
        "A request to a model's endpoint is a model call without the SDK: nobody is told when the answer is wrong, nothing was recorded and nothing else answers.", IsError: false);

    public static readonly FindingRule Unseen = new("GAI1008", "A call that cannot be seen may reach a model",
        "What a dynamic or reflective call reaches, or whether an expression is run, is settled when the program runs.", IsError: false);

    public static readonly FindingRule HandedToNobody = new("GAI2050", "[CallersGovern] hands the obligation to nobody",
        "[CallersGovern] works because each call of the member is held to account. Whoever runs a delegate of it does not see that.", IsError: true);

    public static readonly FindingRule Endpoint = new("GAI1009", "An agent endpoint is not governed",
        "Each request runs the agent, long after the code that mapped it has ended. What governs that code governs none of them: nobody is told, nothing is recorded and nothing else answers.", IsError: false);

    public static readonly FindingRule NotWrapped = new("GAI2001", "An annotated method is not wrapped",
        "The attributes are comments there, and the model runs ungoverned.", IsError: true);

    public static readonly FindingRule CoreUsedDirectly = new("GAI2006", "The body of a governed method is used around its wrapper",
        "Only the wrapper may run the body. Whoever calls it, or takes it as a delegate, gets the model's answer with no record, no person asked and no fallback.", IsError: true);

    public static readonly FindingRule InvalidWaiver = new("GAI4005", "A waiver has expired or is invalid",
        "A waiver is a promise with a last day. One that outlives it, or names nobody, is an exception that has quietly become the rule.", IsError: true);

    public static readonly FindingRule Contract = new("GAI4008", "The contract and the assembly disagree",
        "The contract puts in writing who answers for which model call. What it says and what is released have to be the same.", IsError: true);

    public static readonly FindingRule RuleSetMissing = new("GAI0901", "An assembly was not held to a rule set",
        "The rules that are asked for were not in force when this was built, or older ones were.", IsError: true);

    public static readonly FindingRule Unchecked = new("GAI0902", "An assembly was built without its rules being checked",
        "What only a build with the analyzers finds, house rules among it, nobody has looked for.", IsError: true);

    public static readonly FindingRule BrokenGlass = new("GAI0903", "A build was let through in an emergency",
        "Rules did not hold when this was built. Somebody has to look at it before it is released, and say so.", IsError: true);

    public static IReadOnlyList<FindingRule> All { get; } = [Ungoverned, Request, Delegate, Unseen, Endpoint, NotWrapped, CoreUsedDirectly, HandedToNobody, InvalidWaiver, Contract, RuleSetMissing, Unchecked, BrokenGlass];
}
