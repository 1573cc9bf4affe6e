using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GovernedAi.Analyzers.Recognition;

/// <summary>What a body writes to its variables.</summary>
internal sealed class BodyValues
{
    private readonly Dictionary<ISymbol, List<IOperation>> _written = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _unknown = new(SymbolEqualityComparer.Default);

    public BodyValues(IOperation place)
    {
        Body = place;
        while (Body.Parent is { } outer)
            Body = outer;
        foreach (var operation in Operations)
            Read(operation);
    }

    /// <summary>The whole body that a place stands in.</summary>
    public IOperation Body { get; }

    /// <summary>All that the body does.</summary>
    public IEnumerable<IOperation> Operations => Body.DescendantsAndSelf();

    /// <summary>All that is written to a variable, but for null; none where something else may be.</summary>
    public IReadOnlyList<IOperation> Of(ISymbol variable) => !_unknown.Contains(variable) && _written.TryGetValue(variable, out var values) ? values : [];

    /// <summary>All that is seen to be written to a variable, but for null, whatever else may be.</summary>
    public IReadOnlyList<IOperation> AnyOf(ISymbol variable) => _written.TryGetValue(variable, out var values) ? values : [];

    /// <summary>Whether the body leaves a variable as it is.</summary>
    public bool Leaves(ISymbol variable) => !_unknown.Contains(variable) && !_written.ContainsKey(variable);

    /// <summary>The variables that hold the same object at some time: those that are given one another, and this one.</summary>
    public HashSet<ISymbol> Holding(ISymbol variable)
    {
        var all = new HashSet<ISymbol>(SymbolEqualityComparer.Default) { variable };
        var pairs = _written.SelectMany(written => written.Value.Select(value => (written.Key, Value: Variable(Unwrapped(value))))).Where(pair => pair.Value is not null).ToList();
        for (var before = 0; before != all.Count;)
        {
            before = all.Count;
            foreach (var (one, other) in pairs)
            {
                if (all.Contains(one) || all.Contains(other!))
                    all.UnionWith([one, other!]);
            }
        }

        return all;
    }

    private void Read(IOperation operation)
    {
        switch (operation)
        {
            case IVariableDeclaratorOperation declared when declared.GetVariableInitializer() is { Value: var initial }:
                Write(declared.Symbol, initial);
                break;
            case ISimpleAssignmentOperation { IsRef: false } or ICoalesceAssignmentOperation when operation is IAssignmentOperation { Value: var assigned } assignment && Variable(assignment.Target) is { } target:
                Write(target, assigned);
                break;
            case IAssignmentOperation changed when Variable(changed.Target) is { } target:
                _unknown.Add(target);
                break;
            case ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation when Variable(operation) is { } variable:
                Given(variable, operation.Parent is IDeclarationExpressionOperation declaration ? declaration : operation);
                break;
        }
    }

    // What is given by reference or taken apart may be anything, but for what a plugin finds.
    private void Given(ISymbol variable, IOperation reference)
    {
        if (reference.Parent is IArgumentOperation { Parameter.RefKind: RefKind.Out, Parent: IInvocationOperation found } && KernelPluginMethods.Finds(found.TargetMethod.Name))
            Write(variable, found);
        else if (reference.Parent is IArgumentOperation { Parameter.RefKind: not RefKind.None } or ITupleOperation or IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol.IsRef: true } } or ISimpleAssignmentOperation { IsRef: true })
            _unknown.Add(variable);
    }

    private void Write(ISymbol variable, IOperation value)
    {
        if (value.ConstantValue is { HasValue: true, Value: null })
            return;
        if (!_written.TryGetValue(variable, out var values))
            _written.Add(variable, values = []);
        values.Add(value);
    }

    private static IOperation Unwrapped(IOperation value) => value is IConversionOperation { OperatorMethod: null, Operand: var operand } ? Unwrapped(operand) : value;

    /// <summary>The variable that an operation names; null for any other operation.</summary>
    public static ISymbol? Variable(IOperation? target) => target switch
    {
        ILocalReferenceOperation { Local: var local } => local,
        IParameterReferenceOperation { Parameter: var parameter } => parameter,
        IFieldReferenceOperation { Field: var field } => field,
        _ => null,
    };
}

/// <summary>What is said of locals: what all values of one say alike.</summary>
internal sealed class LocalFacts<T>(BodyValues values, Func<IOperation, T?> says)
{
    private readonly Dictionary<ILocalSymbol, T?> _said = new(SymbolEqualityComparer.Default);

    public T? Of(ILocalSymbol local)
    {
        if (_said.TryGetValue(local, out var known))
            return known;
        // What a local says by way of itself is nothing.
        _said[local] = default;
        var said = values.Of(local).Select(says).Distinct().Take(2).ToList();
        return _said[local] = said.Count == 1 ? said[0] : default;
    }
}
