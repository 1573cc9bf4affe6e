using System.Reflection.Metadata;

namespace GovernedAi.Tool.Reading.Flow;

/// <summary>Tells which runs of kernel functions run none that is a prompt, once all bodies of an assembly have been followed.</summary>
internal sealed class NativeRuns(IReadOnlyDictionary<MethodDefinitionHandle, FoundInBody> found, Lazy<UserMembers> users)
{
    private readonly Lazy<ILookup<MethodDefinitionHandle, FoundInBody>> _members = new(() => found.Where(f => f.Value.Imports.Count + f.Value.Changed.Count > 0).ToLookup(f => users.Value.Of(f.Key), f => f.Value));

    /// <summary>Whether a call runs a function that its member shows to be no prompt.</summary>
    public bool Hold(BodyReference call) => found.TryGetValue(call.From, out var body) && body.Native.Exists(run => run.Offset == call.Offset && run.If.All(Holds));

    // The member puts a plugin without prompts into this kernel under this name, and none that may hold prompts into any.
    private bool Holds(PluginLookup lookup)
    {
        var bodies = _members.Value[lookup.Member];
        var imports = bodies.SelectMany(b => b.Imports).ToList();
        return !bodies.Any(b => b.Changed.Contains(lookup.Holder))
            && imports.Exists(i => i.IsNative && Same(i.Name, lookup.Name) && i.Holder == lookup.Holder)
            && !imports.Exists(i => !i.IsNative && (i.Name is null || Same(i.Name, lookup.Name)));
    }

    private static bool Same(string? one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
