using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GovernedAi.Analyzers.Recognition;

/// <summary>Tells when the same method shows that the kernel function it runs is the user's own code and no prompt.</summary>
internal static class NativeFunction
{
    public static bool IsRunBy(ModelCallFact fact, IOperation place)
        => fact is { UnderlyingKind: "kernel-function", Flag: "depends" } && place is IInvocationOperation run && Functions(run).Any(function => IsNative(function, place, []));

    // The function is the receiver, the receiver of an extension, or an argument; of a plugin, an element.
    private static IEnumerable<IOperation> Functions(IInvocationOperation run)
        => (run.Instance is { } instance ? [instance] : Enumerable.Empty<IOperation>()).Concat(run.Arguments.Select(argument => argument.Value))
            .Where(value => value.Type?.Name == "KernelFunction");

    private static bool IsNative(IOperation value, IOperation place, HashSet<ISymbol> seen) => value switch
    {
        IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } task } => IsNative(task, place, seen),
        IInvocationOperation made => NativeFunctionMakers.Make(made.TargetMethod.Name) && !MadeOf(made).Any(type => NativeFunctionMakers.MayPrompt(type.Name)),
        IAwaitOperation awaited => IsNative(awaited.Operation, place, seen),
        IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } plugin } => IsNative(plugin, place, seen),
        IConversionOperation conversion => IsNative(conversion.Operand, place, seen),
        ILocalReferenceOperation { Local: var local } when seen.Add(local) => Values(local, place) is { Count: > 0 } values && values.TrueForAll(value => IsNative(value, place, seen)),
        _ => false,
    };

    // The plugin's type: a type argument, or what the object handed over was made of.
    private static IEnumerable<ITypeSymbol> MadeOf(IInvocationOperation made)
        => made.TargetMethod.TypeArguments.Concat(made.Arguments.Select(argument => Unconverted(argument.Value).Type).OfType<ITypeSymbol>());

    private static IOperation Unconverted(IOperation value) => value is IConversionOperation { Operand: var operand } ? Unconverted(operand) : value;

    // All that is written to a local, but for null; what is given by reference or taken apart may be anything.
    private static List<IOperation> Values(ILocalSymbol local, IOperation place)
    {
        var root = place;
        while (root.Parent is not null)
            root = root.Parent;

        var values = new List<IOperation>();
        foreach (var operation in root.Descendants())
        {
            if (operation is IVariableDeclaratorOperation declared && SymbolEqualityComparer.Default.Equals(declared.Symbol, local) && declared.GetVariableInitializer() is { Value: var initial })
                values.Add(initial);
            else if (operation is ISimpleAssignmentOperation { IsRef: false } or ICoalesceAssignmentOperation && operation is IAssignmentOperation { Value: var assigned } assignment && IsIt(assignment.Target))
                values.Add(assigned);
            else if (operation is ILocalReferenceOperation reference && IsIt(reference) && reference.Parent is IArgumentOperation { Parameter.RefKind: not RefKind.None } or ITupleOperation)
                return [];
        }

        values.RemoveAll(value => value.ConstantValue is { HasValue: true, Value: null });
        return values;

        bool IsIt(IOperation target) => target is ILocalReferenceOperation { Local: var at } && SymbolEqualityComparer.Default.Equals(at, local);
    }
}
