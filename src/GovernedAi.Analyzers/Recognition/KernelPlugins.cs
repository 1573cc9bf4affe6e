using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GovernedAi.Analyzers.Recognition;

/// <summary>The plugins that a body puts into kernels, by name, so that it shows what it takes out by one.</summary>
internal sealed class KernelPlugins
{
    private readonly BodyValues _values;
    private readonly Func<IOperation, bool> _isNative;
    private readonly LocalFacts<object> _holders;
    private readonly LocalFacts<string> _names;
    private readonly LocalFacts<string> _texts;
    private readonly LocalFacts<string> _types;
    private List<Import>? _imports;

    /// <param name="values">What the body writes.</param>
    /// <param name="isNative">Whether a plugin holds no prompts, by itself.</param>
    public KernelPlugins(BodyValues values, Func<IOperation, bool> isNative)
    {
        (_values, _isNative) = (values, isNative);
        (_holders, _names, _texts, _types) = (new(values, Holder), new(values, Name), new(values, Text), new(values, Created));
    }

    /// <summary>Whether the body puts a plugin without prompts into this kernel under this name, and none that may hold prompts into any.</summary>
    public bool IsNative(IOperation kernel, IOperation name)
    {
        if (Holder(kernel) is not { } holder || Text(name) is not { } text)
            return false;
        var imports = Imports();
        return imports.Exists(import => import.IsNative && Same(import.Name, text) && holder.Equals(import.Holder)) && !imports.Exists(import => !import.IsNative && (import.Name is null || Same(import.Name, text)));
    }

    // What is put in by way of a name, while these are read, is not told by what they say.
    private List<Import> Imports()
    {
        if (_imports is null)
        {
            _imports = [];
            _imports = [.. _values.Operations.OfType<IInvocationOperation>().SelectMany(Imports)];
        }

        return _imports;
    }

    private IEnumerable<Import> Imports(IInvocationOperation call)
    {
        var (method, given) = (call.TargetMethod.Name, DependentCall.Given(call));
        if (KernelPluginMethods.Maker(method) is { Adds: true } maker)
            yield return new(given.Length > 0 ? Holder(given[0]) : null, Name(call, maker), _isNative(call));
        else if (KernelPluginMethods.Adds(method) && given.Length > 1 && KernelPluginMethods.IsHolder(given[0].Type?.Name))
            yield return new(Holder(given[0]), Name(given[1]), _isNative(given[1]));
    }

    // Where a kernel, or a collection of its plugins, comes from: the same for all that are the same.
    private object? Holder(IOperation value) => value switch
    {
        IConversionOperation { Operand: var operand } => Holder(operand),
        IPropertyReferenceOperation { Property.Name: "Plugins", Instance: { } kernel } => Holder(kernel),
        _ when !KernelPluginMethods.IsHolder(value.Type?.Name) => null,
        IInvocationOperation made => PassedBy(made) is { } first ? Holder(first) : made.Syntax,
        IObjectCreationOperation created => created.Syntax,
        ILocalReferenceOperation { Local: var local } => _holders.Of(local),
        IParameterReferenceOperation { Parameter: var parameter } => _values.Leaves(parameter) ? parameter : null,
        IFieldReferenceOperation { Field: var field, Instance: null or IInstanceReferenceOperation } => _values.Leaves(field) ? field : null,
        _ => null,
    };

    // builder.Build() and builder.AddChat() have the plugins of what they are called on.
    private static IOperation? PassedBy(IInvocationOperation made)
        => DependentCall.Given(made).FirstOrDefault() is { } first && KernelPluginMethods.IsHolder(first.Type?.Name) && KernelPluginMethods.Passes(made.TargetMethod.Name, made.Type!.Name) ? first : null;

    private string? Name(IOperation plugin) => plugin switch
    {
        IConversionOperation { Operand: var operand } => Name(operand),
        IAwaitOperation { Operation: var task } => Name(task),
        IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } task } => Name(task),
        IInvocationOperation made => KernelPluginMethods.Maker(made.TargetMethod.Name) is { } maker ? Name(made, maker) : null,
        ILocalReferenceOperation { Local: var local } => _names.Of(local),
        _ => null,
    };

    private string? Name(IInvocationOperation made, PluginMaker maker)
    {
        var given = DependentCall.Given(made);
        if (maker.NameAt < given.Length && given[maker.NameAt].ConstantValue is not { HasValue: true, Value: null })
            return Text(given[maker.NameAt]);
        return maker.Of switch
        {
            PluginSource.Type when made.TargetMethod.TypeArguments is { Length: 1 } types => types[0] is INamedTypeSymbol type ? PluginMaker.NameOf(type.MetadataName) : null,
            PluginSource.Object when maker.NameAt <= given.Length => Created(given[maker.NameAt - 1]),
            PluginSource.Prompts when maker.NameAt <= given.Length => PluginMaker.NameOfDirectory(Text(given[maker.NameAt - 1])),
            _ => null,
        };
    }

    // Only what is created here is known to be of no derived type.
    private string? Created(IOperation value) => value switch
    {
        IConversionOperation { Operand: var operand } => Created(operand),
        IObjectCreationOperation { Type: { } type } => PluginMaker.NameOf(type.MetadataName),
        ILocalReferenceOperation { Local: var local } => _types.Of(local),
        _ => null,
    };

    private string? Text(IOperation value) => value switch
    {
        { ConstantValue: { HasValue: true, Value: string text } } => text,
        IConversionOperation { Operand: var operand } => Text(operand),
        ILocalReferenceOperation { Local: var local } => _texts.Of(local),
        IInvocationOperation { TargetMethod: { Name: "Combine", ContainingType.Name: "Path" } } joined when DependentCall.Given(joined) is { Length: > 1 } parts && Text(parts[parts.Length - 1]) is { } last => "/" + last,
        _ => null,
    };

    private static bool Same(string? one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private sealed record Import(object? Holder, string? Name, bool IsNative);
}
