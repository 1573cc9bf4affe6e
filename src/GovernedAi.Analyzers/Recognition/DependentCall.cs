using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GovernedAi.Analyzers.Recognition;

/// <summary>A call that asks a model only if what it is given does: tells when the same method shows that it does not.</summary>
internal abstract class DependentCall
{
    private readonly Dictionary<ILocalSymbol, bool> _known = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ILocalSymbol> _asked = new(SymbolEqualityComparer.Default);

    protected DependentCall(IInvocationOperation run) => Values = new(run);

    /// <summary>What the method writes.</summary>
    protected BodyValues Values { get; }

    /// <summary>Whether a local that holds what is made of itself is what else it holds.</summary>
    protected virtual bool GoesOn => false;

    /// <summary>Whether a call that counts by its symbol is shown to ask no model where it stands.</summary>
    public static bool IsNone(ModelCallFact fact, IOperation place) => fact.Flag == "depends" && place is IInvocationOperation run && fact.UnderlyingKind switch
    {
        "kernel-function" => new NativeFunction(run).IsNone(run),
        "workflow-run" => new OwnWorkflow(run).IsNone(run),
        "chat" => new TruncatingAgent(run).IsNone(run),
        _ => false,
    };

    /// <summary>What a call is given, in the order of the parameters, after what it is made on.</summary>
    public static IOperation[] Given(IInvocationOperation call)
        => [.. call.Instance is { } instance ? [instance] : Enumerable.Empty<IOperation>(), .. call.Arguments.OrderBy(argument => argument.Parameter?.Ordinal).Select(argument => argument.Value)];

    /// <summary>Whether the values that this call is given are shown to ask no model.</summary>
    protected abstract bool IsNone(IInvocationOperation run);

    /// <summary>Whether a value that is made where it stands is shown to ask no model.</summary>
    protected abstract bool IsMadeWithout(IOperation value);

    /// <summary>Whether a value is shown to ask no model, whatever local holds it.</summary>
    protected bool Shows(IOperation value) => value switch
    {
        IConversionOperation { OperatorMethod: null, Operand: var operand } => Shows(operand),
        IConditionalOperation { WhenTrue: var one, WhenFalse: { } other } => Shows(one) && Shows(other),
        ILocalReferenceOperation { Local: var local } => Holds(local),
        _ => IsMadeWithout(value),
    };

    private bool Holds(ILocalSymbol local)
    {
        if (_known.TryGetValue(local, out var known))
            return known;
        if (!_asked.Add(local))
            return GoesOn;
        var shows = Values.Of(local) is { Count: > 0 } values && values.All(Shows);
        _asked.Remove(local);
        // As long as another is asked about, that it holds nothing else is only assumed.
        if (!shows || _asked.Count == 0)
            _known[local] = shows;
        return shows;
    }

    /// <summary>The elements of an array or a collection that is written where it is given; null for any other.</summary>
    protected static IReadOnlyList<IOperation>? Elements(IOperation? value) => value switch
    {
        IConversionOperation { Operand: var operand } => Elements(operand),
        IArrayCreationOperation { Initializer.ElementValues: var elements } => elements,
        ICollectionExpressionOperation { Elements: var elements } => elements,
        _ => null,
    };
}
