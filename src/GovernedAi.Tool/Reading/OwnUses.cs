using System.Reflection.Metadata;

namespace GovernedAi.Tool.Reading;

/// <summary>Every place where the bodies of an assembly name a method of its own; read when first asked for.</summary>
internal sealed class OwnUses(AssemblyFile file, CalledMembers called, CancellationToken cancellation)
{
    private readonly Lazy<ILookup<MethodDefinitionHandle, BodyReference>> _uses = new(() =>
    {
        // Any kind will do: what is wanted is each reference that leads to a method of the assembly itself.
        var all = BodyReferences.Of(file, target => called.Own(target) is not null ? TargetKind.Generated : TargetKind.Other, cancellation);
        return all[TargetKind.Generated].ToLookup(r => called.Own(r.Target)!.Value);
    });

    public IEnumerable<BodyReference> Of(MethodDefinitionHandle method) => _uses.Value[method];
}
