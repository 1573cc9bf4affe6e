using System.Reflection.Metadata;
using GovernedAi.Analyzers.Recognition;

namespace GovernedAi.Tool.Reading.Flow;

/// <summary>What a method does with kernels and their plugins, and with what names them: told by its names once for all its calls.</summary>
internal sealed record KernelCall
{
    private static readonly string[] Awaiting = ["GetAwaiter", "ConfigureAwait", "GetResult"];

    public required CallTraits Traits { get; init; }

    /// <summary>Whether it runs a kernel function.</summary>
    public required bool Runs { get; init; }

    /// <summary>How it makes a plugin.</summary>
    public PluginMaker? Maker { get; private init; }

    /// <summary>Whether it makes a function, or a plugin of such, that is no prompt unless what it is made of prompts.</summary>
    public bool MakesFunction { get; private init; }

    /// <summary>Whether what it makes may prompt, by the type that it is called with.</summary>
    public bool MayPrompt { get; private init; }

    /// <summary>The name that a plugin of the type it is called with has where it is given none.</summary>
    public string? NameOfType { get; private init; }

    /// <summary>The simple name of the type of what it gives, if that holds plugins.</summary>
    public string? Gives { get; private init; }

    /// <summary>Whether it is a method of what holds plugins, or an extension of it.</summary>
    public bool IsOnHolder { get; private init; }

    public bool IsAdding => KernelPluginMethods.Adds(Traits.Name);

    public bool LooksUp => KernelPluginMethods.LooksUp(Traits.Name);

    public bool Awaits => Awaiting.Contains(Traits.Name);

    public bool IsConstructor => Traits.Name == ".ctor";

    public bool JoinsPath => Traits is { Simple: "Path", Name: "Combine" };

    /// <summary>Whether any of it matters.</summary>
    public bool Matters => Runs || Maker is not null || MakesFunction || Gives is not null || IsAdding || LooksUp || Awaits || IsConstructor || JoinsPath;

    public static KernelCall Of(AssemblyFile file, FlowVariables variables, EntityHandle method, CallTraits traits, bool runs)
    {
        var type = variables.Names.TypeArgument(method);
        var shape = variables.Shapes.Of(method);
        var signature = StaticTypes.Signature(file.Metadata, method);
        return new()
        {
            Traits = traits,
            Runs = runs,
            Maker = KernelPluginMethods.Maker(traits.Name),
            MakesFunction = NativeFunctionMakers.Make(traits.Name),
            MayPrompt = NativeFunctionMakers.MayPrompt(Simple(type)),
            NameOfType = type.AsSpan().ContainsAny("{[`@*") ? null : PluginMaker.NameOf(Simple(type)),
            Gives = Holder(traits.Name == ".ctor" ? traits.Simple : shape.ReturnsParameter ? Simple(type) : At(0)),
            IsOnHolder = Holder(shape.HasThis ? traits.Simple : At(1)) is not null,
        };

        string At(int index) => signature is { } blob && file.Ids.TypeAt(blob, index) is { } at ? Simple(file.Ids.Types.Of(at)) : "";
    }

    /// <summary>The name of the plugin that it makes of what it is given; null where it cannot be told.</summary>
    public string? PluginName(FlowValue[] given)
    {
        if (Maker is not { NameAt: var at })
            return null;
        if (at < given.Length && !ReferenceEquals(given[at], FlowValue.Null))
            return (given[at].Shown as ShownValue.Text)?.Value;
        var of = at > 0 && at <= given.Length ? given[at - 1].Shown : null;
        return Maker.Of switch
        {
            PluginSource.Type => NameOfType,
            PluginSource.Object when of is ShownValue.Created { Type: var type } => PluginMaker.NameOf(type),
            PluginSource.Prompts when of is ShownValue.Text { Value: var path } => PluginMaker.NameOfDirectory(path),
            _ => null,
        };
    }

    /// <summary>What is in the sequence that a compiler makes for [a] and [a, b] where one is wanted.</summary>
    public List<FlowValue>? Elements(FlowValue[] given) => (Traits.Simple, given) switch
    {
        ("<>z__ReadOnlyArray`1", [var array]) => array.Elements,
        ("<>z__ReadOnlySingleElementList`1", [var only]) => [only],
        _ => null,
    };

    /// <summary>The name of a type without what it lies in.</summary>
    public static string Simple(string type) => type[(type.LastIndexOf('.') + 1)..];

    private static string? Holder(string simple) => KernelPluginMethods.IsHolder(simple) ? simple : null;
}
