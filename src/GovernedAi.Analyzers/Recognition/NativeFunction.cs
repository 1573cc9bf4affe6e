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
        ILocalReferenceOperation { Local: var local } when seen.Add(local) => Initializer(local, place) is { } initial && IsNative(initial, place, seen),
        _ => false,
    };

    // The plugin's type: a type argument, or what the object handed over was made of.
    private static IEnumerable<ITypeSymbol> MadeOf(IInvocationOperation made)
        => made.TargetMethod.TypeArguments.Concat(made.Arguments.Select(argument => Unconverted(argument.Value).Type).OfType<ITypeSymbol>());

    private static IOperation Unconverted(IOperation value) => value is IConversionOperation { Operand: var operand } ? Unconverted(operand) : value;

    private static IOperation? Initializer(ILocalSymbol local, IOperation place)
    {
        var root = place;
        while (root.Parent is not null)
            root = root.Parent;

        var assigned = root.Descendants().OfType<ISimpleAssignmentOperation>().Any(a => a.Target is ILocalReferenceOperation target && SymbolEqualityComparer.Default.Equals(target.Local, local));
        return assigned ? null : root.Descendants().OfType<IVariableDeclaratorOperation>().FirstOrDefault(d => SymbolEqualityComparer.Default.Equals(d.Symbol, local))?.GetVariableInitializer()?.Value;
    }
}
