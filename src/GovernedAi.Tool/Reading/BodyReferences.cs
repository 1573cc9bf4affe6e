using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Runtime.CompilerServices;

namespace GovernedAi.Tool.Reading;

/// <summary>What a member that a body names is to us.</summary>
internal enum TargetKind : byte
{
    Unseen,
    Other,

    /// <summary>A model call.</summary>
    ModelCall,

    /// <summary>The body of a governed method.</summary>
    Core,

    /// <summary>A method the compiler made for a lambda or a local function, or one that only passes a call on.</summary>
    Generated,

    /// <summary>The step loop that a wrapper is built around.</summary>
    Wrapping,
}

/// <summary>One instruction that names a member we care about.</summary>
/// <param name="From">The method whose body it stands in, as compiled.</param>
/// <param name="Offset">Where in the body.</param>
/// <param name="OpCode">What the instruction does with the member.</param>
/// <param name="Target">The member, as it is named there.</param>
internal readonly record struct BodyReference(MethodDefinitionHandle From, int Offset, ILOpCode OpCode, EntityHandle Target);

/// <summary>Walks every body of an assembly once and keeps the references that matter, by what they lead to.</summary>
internal sealed class BodyReferences
{
    private readonly Dictionary<TargetKind, List<BodyReference>> _found = [];

    /// <summary>Whether no body calls a model, runs a core or drives a governed call: what the compiler made for lambdas alone says nothing.</summary>
    public bool IsEmpty => _found.Keys.All(k => k == TargetKind.Generated);

    public IReadOnlyList<BodyReference> this[TargetKind kind] => _found.TryGetValue(kind, out var found) ? found : [];

    /// <param name="file">The assembly.</param>
    /// <param name="classify">Asked once for each member that is named anywhere.</param>
    /// <param name="cancellation">Ends the walk between two bodies.</param>
    /// <exception cref="BadImageFormatException">A body cannot be read: then nothing can be said of the assembly.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static BodyReferences Of(AssemblyFile file, Func<EntityHandle, TargetKind> classify, CancellationToken cancellation)
    {
        var metadata = file.Metadata;
        var references = new BodyReferences();
        var definitions = new TargetKind[metadata.MethodDefinitions.Count + 1];
        var members = new TargetKind[metadata.MemberReferences.Count + 1];
        var instances = new TargetKind[metadata.GetTableRowCount(TableIndex.MethodSpec) + 1];

        foreach (var method in metadata.MethodDefinitions)
        {
            cancellation.ThrowIfCancellationRequested();
            var il = new IlReader(file.Il(metadata.GetMethodDefinition(method)));
            while (il.ReadReference())
            {
                var row = il.Token & 0xFFFFFF;
                var known = (il.Token >>> 24) switch
                {
                    (int)TableIndex.MethodDef => definitions,
                    (int)TableIndex.MemberRef => members,
                    (int)TableIndex.MethodSpec => instances,
                    _ => null,
                };
                if (known is null)
                    continue;
                if (row == 0 || row >= known.Length)
                    throw new BadImageFormatException("A method body names a member that the assembly does not have.");

                if (known[row] == TargetKind.Unseen)
                    known[row] = classify(MetadataTokens.EntityHandle(il.Token));
                if (known[row] != TargetKind.Other)
                    references.Add(known[row], new(method, il.Offset, il.OpCode, MetadataTokens.EntityHandle(il.Token)));
            }
        }

        return references;
    }

    private void Add(TargetKind kind, BodyReference reference)
    {
        if (!_found.TryGetValue(kind, out var found))
            _found.Add(kind, found = []);
        found.Add(reference);
    }
}
