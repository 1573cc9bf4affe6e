using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GovernedAi.Analyzers.Recognition;

/// <summary>Tells when the same method shows that the kernel function it runs is the user's own code and no prompt.</summary>
internal sealed class NativeFunction
{
    private readonly KernelPlugins _plugins;
    private readonly LocalFacts<bool> _locals;

    private NativeFunction(IOperation place)
    {
        var values = new BodyValues(place);
        (_plugins, _locals) = (new(values, IsNative), new(values, IsNative));
    }

    public static bool IsRunBy(ModelCallFact fact, IOperation place)
        => fact is { UnderlyingKind: "kernel-function", Flag: "depends" } && place is IInvocationOperation run && new NativeFunction(place).IsRun(run);

    // The function is the receiver, the receiver of an extension, or an argument; or the kernel is told its plugin's name and its own.
    private bool IsRun(IInvocationOperation run)
    {
        var given = KernelPlugins.Given(run);
        return Array.Exists(given, value => value.Type?.Name == "KernelFunction" && IsNative(value)) || given.Length > 1 && given[1].Type?.SpecialType == SpecialType.System_String && _plugins.IsNative(given[0], given[1]);
    }

    private bool IsNative(IOperation value) => value switch
    {
        IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } task } => IsNative(task),
        IInvocationOperation made when KernelPluginMethods.LooksUp(made.TargetMethod.Name) => KernelPlugins.Given(made) is { Length: > 1 } given && IsFound(given[0], given[1]),
        IInvocationOperation made => IsMadeNative(made),
        IAwaitOperation awaited => IsNative(awaited.Operation),
        IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } from, Arguments: { Length: 1 } arguments } => IsFound(from, arguments[0].Value),
        IConversionOperation conversion => IsNative(conversion.Operand),
        IConditionalAccessInstanceOperation accessed => Accessed(accessed) is { } operation && IsNative(operation),
        ILocalReferenceOperation { Local: var local } => _locals.Of(local),
        _ => false,
    };

    // A kernel's plugins are told by name; of one plugin, every function is as the plugin is.
    private bool IsFound(IOperation from, IOperation name) => KernelPluginMethods.IsHolder(from.Type?.Name) ? _plugins.IsNative(from, name) : IsNative(from);

    private bool IsMadeNative(IInvocationOperation made)
    {
        if (KernelPluginMethods.Maker(made.TargetMethod.Name) is { Of: PluginSource.Functions })
            return Elements(KernelPlugins.Given(made).LastOrDefault()) is { Length: > 0 } functions && functions.All(IsNative);
        return NativeFunctionMakers.Make(made.TargetMethod.Name) && !MadeOf(made).Any(type => NativeFunctionMakers.MayPrompt(type.Name));
    }

    // The plugin's type: a type argument, or what the object handed over was made of.
    private static IEnumerable<ITypeSymbol> MadeOf(IInvocationOperation made)
        => made.TargetMethod.TypeArguments.Concat(made.Arguments.Select(argument => Unconverted(argument.Value).Type).OfType<ITypeSymbol>());

    private static IOperation[] Elements(IOperation? value) => value is null ? [] : Unconverted(value) switch
    {
        IArrayCreationOperation { Initializer.ElementValues: var elements } => [.. elements],
        ICollectionExpressionOperation { Elements: var elements } => [.. elements],
        _ => [],
    };

    private static IOperation? Accessed(IOperation at)
    {
        for (var around = at.Parent; around is not null; around = around.Parent)
        {
            if (around is IConditionalAccessOperation { Operation: var operation, WhenNotNull: var then } && then.Syntax.Span.Contains(at.Syntax.Span))
                return operation;
        }

        return null;
    }

    private static IOperation Unconverted(IOperation value) => value is IConversionOperation { Operand: var operand } ? Unconverted(operand) : value;
}
