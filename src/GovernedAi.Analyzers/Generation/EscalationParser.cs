using GovernedAi.Analyzers.Rules;
using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Generation;

/// <summary>Resolves the escalation of a governed method: chain, time-out, condition and question.</summary>
internal sealed class EscalationParser(IMethodSymbol governed, MethodResult result, Compilation compilation, List<Fault> faults, CancellationToken cancellation)
{
    private const string DefaultTimeout = "00:30:00";

    public EscalationModel? Parse(GoverningAttribute? attribute, string call)
    {
        if (attribute is null)
            return null;

        var ask = attribute.EnumName("Ask") ?? "BeforeRelease";
        if (result.Kind is ResultKind.Value or ResultKind.Void or ResultKind.Stream)
            Add(WaitsOnSynchronousMethod.Rule, attribute.Location, governed.Name);
        else if (result.Kind == ResultKind.Task && ask == "BeforeRelease")
            Add(NothingToRelease.Rule, attribute.Location, governed.Name);
        if (Unheld(attribute, ask) is { } unheld)
            Add(StreamNotHeld.Rule, attribute.ArgumentLocation("Stream", cancellation), governed.Name, unheld);

        var calls = new NamedCall(governed, compilation);
        var values = calls.Parameters();
        if (ask == "BeforeRelease" && Proposal() is { } proposal && !values.ContainsKey("result"))
            values.Add("result", new NamedValue(proposal, call + ".Proposal"));

        var condition = attribute.Value<string>("If");
        var question = attribute.Value<string>("Question");
        return new EscalationModel
        {
            Chain = Chain(attribute),
            StepTimeoutTicks = Ticks(attribute),
            Ask = ask,
            Condition = condition,
            ConditionCall = condition is null ? null : Condition(attribute, condition, calls, values),
            Question = question,
            QuestionText = question is null ? null : Question(attribute, question, values),
            Terms = new EscalationTermsParser(governed, result, faults, cancellation).Parse(attribute, ask),
        };
    }

    /// <summary>What a person releases: the value, or all items of a stream that is held back.</summary>
    private ITypeSymbol? Proposal() => result.Kind == ResultKind.AsyncStream
        ? compilation.GetSpecialType(SpecialType.System_Collections_Generic_IReadOnlyList_T).Construct(result.Type!).WithNullableAnnotation(NullableAnnotation.NotAnnotated)
        : result.HasValue ? result.Type : null;

    /// <summary>A person can only release what is still there: whoever writes the escalation says that the caller has to wait for it.</summary>
    private string? Unheld(GoverningAttribute attribute, string ask)
    {
        var holds = attribute.EnumName("Stream") == "Hold";
        if (result.Kind != ResultKind.AsyncStream)
            return holds && result.Kind != ResultKind.Stream ? "holds back a stream, but it returns none; take `Stream` away" : null;
        if (ask == "BeforeModel")
            return holds ? "asks before the model, so its stream is not held back; take `Stream` away, or `Ask`" : null;
        return holds ? null : "asks before release, but the items of a stream are released one by one: write `Stream = StreamRelease.Hold` to hold them back until a person has seen them all, or `Ask = Ask.BeforeModel`";
    }

    private EquatableArray<string> Chain(GoverningAttribute attribute)
    {
        var chain = attribute.Strings();
        if (chain.Count == 0)
            Add(InvalidChain.Rule, attribute.Location, governed.Name, "names nobody to ask");
        else if (chain.Any(string.IsNullOrWhiteSpace))
            Add(InvalidChain.Rule, attribute.Location, governed.Name, "names a group without a name");
        else if (chain.GroupBy(g => g).FirstOrDefault(g => g.Count() > 1) is { } twice)
            Add(InvalidChain.Rule, attribute.Location, governed.Name, $"asks `{twice.Key}` twice");
        return chain.ToEquatable();
    }

    private long Ticks(GoverningAttribute attribute)
    {
        var text = attribute.Value<string>("StepTimeout") ?? DefaultTimeout;
        if (TimeText.Parse(text) is { } timeout)
            return timeout.Ticks;
        Add(InvalidStepTimeout.Rule, attribute.ArgumentLocation("StepTimeout", cancellation), text, governed.Name);
        return 0;
    }

    private string? Condition(GoverningAttribute attribute, string name, NamedCall calls, Dictionary<string, NamedValue> values)
    {
        string? call = null;
        var why = calls.Candidates(name) is { Count: > 0 } candidates
            ? Condition(candidates, calls, values, out call)
            : $"is missing: `{governed.ContainingType.Name}` has no such method";
        if (why is not null)
            Add(InvalidCondition.Rule, attribute.ArgumentLocation("If", cancellation), name, governed.Name, why);
        return call;
    }

    private string? Condition(IReadOnlyList<IMethodSymbol> candidates, NamedCall calls, Dictionary<string, NamedValue> values, out string? call)
    {
        call = null;
        string? nearest = null;
        foreach (var candidate in candidates)
        {
            if (candidate.ReturnType.SpecialType != SpecialType.System_Boolean || candidate.RefKind != RefKind.None)
            {
                nearest ??= $"returns `{candidate.ReturnType.Words()}`, but must return `bool`";
                continue;
            }

            if (governed.Parameters.Any(p => p.Name == "result") && Proposal() is not null && candidate.Parameters.Any(p => p.Name == "result"))
            {
                nearest ??= "takes `result`, which could be the parameter or the model's answer; rename the parameter";
                continue;
            }

            var (text, fault) = calls.To(candidate, values);
            nearest ??= fault;
            if (text is not null && call is not null)
                return "means two methods; rename one of them";
            call ??= text;
        }

        return call is null ? nearest : null;
    }

    private string? Question(GoverningAttribute attribute, string question, Dictionary<string, NamedValue> values)
    {
        var (text, fault) = new QuestionTemplate(governed, compilation, values).Parse(question);
        if (fault is not null)
            Add(InvalidQuestion.Rule, attribute.ArgumentLocation("Question", cancellation), governed.Name, fault);
        return text;
    }

    private void Add(DiagnosticDescriptor rule, Location? location, params string[] words) =>
        faults.Add(new Fault(rule, location ?? governed.Locations[0], [.. words]));
}
