using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GovernedAi.Analyzers.Recognition;

/// <summary>Tells when the same method shows that the kernel function it runs is the user's own code and no prompt.</summary>
internal sealed class NativeFunction : DependentCall
{
    private readonly KernelPlugins _plugins;

    public NativeFunction(IInvocationOperation run)
        : base(run) => _plugins = new(Values, Shows);

    // The function is the receiver, the receiver of an extension, or an argument; or the kernel is told its plugin's name and its own.
    protected override bool IsNone(IInvocationOperation run)
    {
        var given = Given(run);
        return Array.Exists(given, value => value.Type?.Name == "KernelFunction" && Shows(value)) || given.Length > 1 && given[1].Type?.SpecialType == SpecialType.System_String && _plugins.IsNative(given[0], given[1]);
    }

    protected override bool IsMadeWithout(IOperation value) => value switch
    {
        IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } task } => Shows(task),
        IInvocationOperation made when KernelPluginMethods.LooksUp(made.TargetMethod.Name) => Given(made) is { Length: > 1 } given && IsFound(given[0], given[1]),
        IInvocationOperation made => IsMadeNative(made),
        IAwaitOperation awaited => Shows(awaited.Operation),
        IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } from, Arguments: { Length: 1 } arguments } => IsFound(from, arguments[0].Value),
        IConditionalAccessInstanceOperation accessed => Accessed(accessed) is { } operation && Shows(operation),
        _ => false,
    };

    // A kernel's plugins are told by name; of one plugin, every function is as the plugin is.
    private bool IsFound(IOperation from, IOperation name) => KernelPluginMethods.IsHolder(from.Type?.Name) ? _plugins.IsNative(from, name) : Shows(from);

    private bool IsMadeNative(IInvocationOperation made)
    {
        if (KernelPluginMethods.Maker(made.TargetMethod.Name) is { Of: PluginSource.Functions })
            return Elements(Given(made).LastOrDefault()) is { Count: > 0 } functions && functions.All(Shows);
        return NativeFunctionMakers.Make(made.TargetMethod.Name) && !MadeOf(made).Any(type => NativeFunctionMakers.MayPrompt(type.Name));
    }

    // The plugin's type: a type argument, or what the object handed over was made of.
    private static IEnumerable<ITypeSymbol> MadeOf(IInvocationOperation made)
        => made.TargetMethod.TypeArguments.Concat(made.Arguments.Select(argument => Unconverted(argument.Value).Type).OfType<ITypeSymbol>());

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
