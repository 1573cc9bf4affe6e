using System.Reflection;
using System.Reflection.Metadata;
using GovernedAi.Tool.Reading.Flow;

namespace GovernedAi.Tool.Reading;

/// <summary>Tells what is only a step of a client's or an agent's pipeline, <c>ChatClientBuilder.Use(…)</c>: then the pipeline's callers make its calls.</summary>
internal sealed class PipelineSteps(AssemblyFile file, UserMembers users, OwnUses uses)
{
    private readonly Lazy<ILookup<MethodDefinitionHandle, MethodDefinitionHandle>> _bodies = new(() => file.Metadata.MethodDefinitions.ToLookup(users.Of));
    private readonly Dictionary<MethodDefinitionHandle, HashSet<(MethodDefinitionHandle, int)>> _forwarded = [];

    /// <summary>Whether a call stands in a function that is given to a pipeline on the spot, or is given to one itself.</summary>
    public bool Hold(BodyReference call) => Pipeline.Takes(file, call) || users.Path(call.From).Any(p => IsGivenOnly(users.Uses(p.Method)));

    /// <summary>Whether a method is given to pipelines and used for nothing else, and a call in it goes to the client or agent that the pipeline gives it.</summary>
    public bool Forwards(MethodDefinitionHandle method, BodyReference call)
    {
        if (!_forwarded.TryGetValue(method, out var forwarded))
            _forwarded.Add(method, forwarded = MayBeStep(method) && IsGivenOnly(uses.Of(method)) ? GivenCalls.Of(file, method, [.. _bodies.Value[method]]) : []);
        return forwarded.Contains((call.From, call.Offset));
    }

    private bool IsGivenOnly(IEnumerable<BodyReference> all) => all.Any() && all.All(use => Pipeline.Takes(file, use));

    // Of what others may run by another name, or in another assembly, not every use can be seen.
    private bool MayBeStep(MethodDefinitionHandle handle)
    {
        var method = file.Metadata.GetMethodDefinition(handle);
        var type = file.Metadata.GetTypeDefinition(method.GetDeclaringType());
        if ((method.Attributes & (MethodAttributes.Virtual | MethodAttributes.SpecialName)) != 0 || method.GetParameters().Count == 0 || !Pipeline.MayBeIn(file))
            return false;
        if ((method.Attributes & MethodAttributes.Static) == 0 && Access(method) != MethodAttributes.Private && (type.Attributes & TypeAttributes.Sealed) == 0)
            return false;
        return (file.IsProgram || !IsSeenOutside(method, type)) && !CallRecognizer.IsExtension(new(file, handle));
    }

    private bool IsSeenOutside(MethodDefinition method, TypeDefinition type)
    {
        if (Access(method) is not (MethodAttributes.Public or MethodAttributes.Family or MethodAttributes.FamORAssem))
            return false;
        while ((type.Attributes & TypeAttributes.VisibilityMask) is TypeAttributes.NestedPublic or TypeAttributes.NestedFamily or TypeAttributes.NestedFamORAssem)
            type = file.Metadata.GetTypeDefinition(type.GetDeclaringType());
        return (type.Attributes & TypeAttributes.VisibilityMask) == TypeAttributes.Public;
    }

    private static MethodAttributes Access(MethodDefinition method) => method.Attributes & MethodAttributes.MemberAccessMask;
}
