using GovernedAi.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GovernedAi.Analyzers.Generation;

/// <summary>Resolves the fallbacks of a governed method.</summary>
internal sealed class FallbackParser(IMethodSymbol governed, MethodResult result, Compilation compilation, List<Fault> faults, CancellationToken cancellation)
{
    private readonly NamedCall _calls = new(governed, compilation);
    private readonly StreamItems _items = new(compilation);

    public EquatableArray<FallbackModel> Parse(GoverningAttributes attributes, string call) =>
        attributes.Fallbacks.Select(f => Parse(f, call)).OfType<FallbackModel>().ToEquatable();

    private FallbackModel? Parse(GoverningAttribute attribute, string call)
    {
        var name = attribute.Strings().FirstOrDefault() ?? "";
        if (name.Length == 0)
            return Fail(attribute, name, "has no name: write `nameof(…)` of a method");
        var (terms, invalid) = FallbackTerms.Of(attribute, governed, result);
        if (invalid is { } fault)
            return Fail(attribute, name, fault.Why, fault.Argument);
        var candidates = _calls.Candidates(name);
        if (candidates.Count == 0)
            return Fail(attribute, name, $"is missing: `{governed.ContainingType.Name}` has no such method");

        string? nearest = null;
        FallbackModel? found = null;
        foreach (var candidate in candidates)
        {
            var (model, unfit) = Bind(candidate, call, terms);
            nearest ??= unfit;
            if (model is not null && found is not null)
                return Fail(attribute, name, "means two methods; rename one of them");
            found ??= model;
        }

        return found ?? Fail(attribute, name, nearest!);
    }

    private (FallbackModel? Model, string? Fault) Bind(IMethodSymbol candidate, string call, FallbackTerms terms)
    {
        if (Returns(candidate) is { } fault)
            return (null, fault);
        if (LeadsBack(candidate, governed))
            return (null, $"leads back to `{governed.Name}`: a fallback must end somewhere else");
        if (candidate.GetAttributes().Any(a => a.AttributeClass.IsNamed("GovernedAi.CallersGovernAttribute")))
            return (null, "is [CallersGovern], and nobody would govern it here; govern it, or name one that calls no model");
        if (terms.TimeoutTicks != 0 && Endless(candidate) is { } endless)
            return (null, endless);
        if (terms.Preview && Unready(candidate, terms) is { } unready)
            return (null, unready);

        var (text, unfit) = _calls.To(candidate, _calls.Parameters(), call + ".Failure!", terms.TimeoutTicks == 0 ? null : call + ".AttemptCancellation");
        if (text is not null && terms.TimeoutTicks != 0)
            text = $"{call}.WithinAsync({text})";
        return text is null
            ? (null, unfit)
            : (new FallbackModel(candidate.Name, text, Awaited(candidate), terms.On, terms.TimeoutTicks, terms.MinReportedConfidence, terms.Preview, Cast(candidate)), null);
    }

    /// <summary>A time-out that could end nothing would be a promise nobody keeps.</summary>
    private string? Endless(IMethodSymbol candidate) =>
        !result.IsAsync && result.Kind != ResultKind.AsyncStream ? $"has a Timeout, but `{governed.Name}` is synchronous, and cannot leave it behind; leave Timeout out, or have both return a `Task`"
        : MethodResult.Of(candidate).Kind == ResultKind.AsyncStream ? $"has a Timeout, but hands its items over one by one, for as long as the caller takes over them; return all of them at once: `Task<IReadOnlyList<{result.Type!.Words()}>>`"
        : !Awaited(candidate) ? "has a Timeout, but is synchronous, and nothing could end it; return a `Task`"
        : !candidate.Parameters.Any(NamedCall.IsToken) ? "has a Timeout, but takes no `CancellationToken` that could end it"
        : null;

    /// <summary>What runs ahead of every question must neither wait without end nor go to a model; what it does beside answering is the author's word.</summary>
    private string? Unready(IMethodSymbol candidate, FallbackTerms terms) =>
        GoverningAttributes.Of(candidate) is not null ? "has a Preview, but is governed: what runs ahead of a question calls no model and asks nobody"
        : candidate.Parameters.Any(p => p.Type.IsNamed("System.Exception") && governed.Parameters.All(given => given.Name != p.Name)) ? "has a Preview, but takes an `Exception`, and nothing has failed yet when it runs ahead"
        : Awaited(candidate) && terms.TimeoutTicks == 0 ? "has a Preview and returns a task, and the question must not wait for it without end: add Timeout = \"00:00:05\""
        : null;

    private string? Returns(IMethodSymbol candidate)
    {
        var theirs = MethodResult.Of(candidate);
        if (candidate.IsAsync && candidate.ReturnsVoid)
            return "is `async void`, and the wrapper would end before it does; return a `Task`";
        if (governed.RefKind != RefKind.None)
            return ReturnsReference(candidate);
        if (candidate.ReturnsByRef || candidate.ReturnsByRefReadonly)
            return "returns by reference; return the value";
        if (theirs.IsAsync && !result.IsAsync && result.Kind != ResultKind.AsyncStream)
            return $"returns `{candidate.ReturnType.Words()}`, which a synchronous method cannot wait for";
        if (result.Type is not { } wanted)
            return theirs.Kind is ResultKind.Void or ResultKind.Task ? null : $"returns `{candidate.ReturnType.Words()}`, but must return nothing";
        if (result.IsStream)
            return _items.Of(Open(candidate), result) is null ? $"returns `{candidate.ReturnType.Words()}`, but must return {StreamItems.Wanted(result)}" : null;
        if (theirs.Type is not { } type || theirs.IsStream || !compilation.ClassifyConversion(MethodResult.Of(Open(candidate)).Type!, wanted).IsImplicit)
            return $"returns `{candidate.ReturnType.Words()}`, but must return `{wanted.Words()}`{(result.IsAsync ? ", with or without a task" : "")}";
        if (type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.Annotated } && wanted.NullableAnnotation == NullableAnnotation.NotAnnotated)
            return $"may return null, but `{governed.Name}` may not";
        return null;
    }

    /// <summary>What a method that returns a reference hands on must outlive it, so only another reference can stand in.</summary>
    private string? ReturnsReference(IMethodSymbol candidate)
    {
        if (candidate.RefKind == RefKind.None || (candidate.RefKind == RefKind.RefReadOnly && governed.RefKind == RefKind.Ref))
            return $"returns `{candidate.ReturnType.Words()}`, but must return it by reference, as `{governed.Name}` does";
        return SymbolEqualityComparer.Default.Equals(Open(candidate).ReturnType, governed.ReturnType)
            ? null
            : $"returns `{candidate.ReturnType.Words()}`, but must return `{governed.ReturnType.Words()}`";
    }

    /// <summary>Items are handed over as what they are handed over as: a type may be more than one thing that yields items.</summary>
    private string Cast(IMethodSymbol candidate) => result.IsStream ? $"({_items.Of(Open(candidate), result)!.Code()})" : "";

    /// <summary>The method in terms of the governed method's type parameters.</summary>
    private IMethodSymbol Open(IMethodSymbol candidate) =>
        candidate.Arity > 0 && candidate.Arity == governed.Arity ? candidate.Construct([.. governed.TypeParameters]) : candidate;

    private static bool Awaited(IMethodSymbol candidate) => MethodResult.Of(candidate).IsAsync;

    /// <summary>Whether the fallbacks of a fallback end at the method they stand in for.</summary>
    public static bool LeadsBack(IMethodSymbol candidate, IMethodSymbol governed)
    {
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var ahead = new Queue<IMethodSymbol>([candidate]);
        while (ahead.Count > 0)
        {
            var next = ahead.Dequeue();
            if (SymbolEqualityComparer.Default.Equals(next, governed))
                return true;
            if (!seen.Add(next) || GoverningAttributes.Of(next) is not { } attributes)
                continue;
            foreach (var method in attributes.Fallbacks.SelectMany(f => f.Strings()).SelectMany(n => next.ContainingType.GetMembers(n)).OfType<IMethodSymbol>())
                ahead.Enqueue(method);
        }

        return false;
    }

    private FallbackModel? Fail(GoverningAttribute attribute, string name, string why, string? argument = null)
    {
        var location = argument is null ? attribute.Location : attribute.ArgumentLocation(argument, cancellation);
        faults.Add(new Fault(InvalidFallback.Rule, location ?? governed.Locations[0], [name, governed.Name, why]));
        return null;
    }
}
