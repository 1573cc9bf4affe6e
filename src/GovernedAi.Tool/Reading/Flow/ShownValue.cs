using System.Reflection.Metadata;

namespace GovernedAi.Tool.Reading.Flow;

/// <summary>What a member shows a value to be, as far as that tells which plugin of which kernel is meant: nothing of it leaves the member.</summary>
internal abstract record ShownValue
{
    /// <summary>What it is where two ways of control meet, or where a variable is written twice.</summary>
    public static ShownValue? Or(ShownValue? one, ShownValue? other) => one == other ? one : one is Holder || other is Holder ? Holder.Unknown : null;

    /// <summary>The object that the member is one of.</summary>
    internal sealed record Self : ShownValue
    {
        public static Self Instance { get; } = new();
    }

    /// <summary>A kernel, its builder, or a collection of its plugins.</summary>
    /// <param name="Origin">Where it comes from; null where that cannot be told.</param>
    internal sealed record Holder(RequestOrigin? Origin) : ShownValue
    {
        public static Holder Unknown { get; } = new((RequestOrigin?)null);
    }

    /// <summary>A text, wherever in the member it is written.</summary>
    internal sealed record Text(string Value) : ShownValue;

    /// <summary>An object made in the member: of this type and none that derives from it.</summary>
    internal sealed record Created(string Type) : ShownValue;

    /// <summary>A plugin of this name, or what is awaited for one.</summary>
    internal sealed record Plugin(string Name) : ShownValue;
}

/// <summary>What a value has to be found by so that it is no prompt: the member puts such a plugin into this kernel under this name.</summary>
internal readonly record struct PluginLookup(MethodDefinitionHandle Member, RequestOrigin Holder, string Name);

/// <summary>A plugin that is put into a kernel.</summary>
/// <param name="Holder">The kernel; null where it cannot be told.</param>
/// <param name="Name">Its name; null where it cannot be told.</param>
/// <param name="IsNative">Whether it holds no prompts, by itself.</param>
internal sealed record PluginImport(RequestOrigin? Holder, string? Name, bool IsNative);
