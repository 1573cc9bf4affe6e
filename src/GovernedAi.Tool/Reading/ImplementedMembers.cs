using System.Reflection;
using System.Reflection.Metadata;
using GovernedAi.Analyzers.Recognition;

namespace GovernedAi.Tool.Reading;

/// <summary>A member that another overrides or implements; without its definition where its assembly is not here.</summary>
/// <param name="Id">Documentation-comment id.</param>
/// <param name="Assembly">Simple name of the assembly that declares its type.</param>
/// <param name="Method">The definition, if it is here.</param>
internal readonly record struct ImplementedMember(string Id, string Assembly, MethodAt? Method);

/// <summary>Finds what a method stands for: the methods it overrides and the interface methods it implements, nearest first.</summary>
internal sealed class ImplementedMembers(TypeGraph types, ModelNames names)
{
    private readonly Dictionary<MethodAt, IReadOnlyList<ImplementedMember>> _seen = [];

    public IReadOnlyList<ImplementedMember> Of(MethodAt method)
    {
        if (!_seen.TryGetValue(method, out var members))
            _seen.Add(method, members = [.. Overridden(method), .. Explicit(method), .. Implicit(method)]);
        return members;
    }

    /// <summary>Whether a type is another, or derives from it, as far as its lineage is here.</summary>
    public bool IsOrDerives(AssemblyFile file, EntityHandle type, string name) =>
        types.Resolve(file, type) is { } resolved ? types.Lineage(resolved).Any(at => at.Name == name) : file.Ids.Types.Of(type) == name;

    /// <summary>The facts about methods of a type.</summary>
    public IEnumerable<ModelCallFact> FactsOf(Ancestor type, string method) => type.IsAnothers ? [] : names.FactsOf(type.Name, method);

    /// <summary>The simple name of the assembly that declares the type of a method.</summary>
    public string DeclaringAssembly(AssemblyFile file, EntityHandle method) => method.Kind switch
    {
        HandleKind.MethodSpecification when file.Metadata.GetMethodSpecification((MethodSpecificationHandle)method).Method is { Kind: not HandleKind.MethodSpecification } made => DeclaringAssembly(file, made),
        HandleKind.MemberReference when file.Metadata.GetMemberReference((MemberReferenceHandle)method).Parent is { Kind: not HandleKind.MethodDefinition } type => types.Named(file, type).Assembly,
        _ => file.Name,
    };

    /// <summary>The method of that name and with such parameters that <paramref name="type"/> declares.</summary>
    public static MethodAt? Declared(TypeAt type, string name, string id)
    {
        var metadata = type.File.Metadata;
        foreach (var handle in type.Definition.GetMethods())
        {
            if (metadata.StringComparer.Equals(metadata.GetMethodDefinition(handle).Name, name)
                && type.File.Ids.Of(handle) is var declared
                && (declared == id || Arity(id) == Arity(declared) && ParameterList.Fits(id, declared)))
                return new(type.File, handle);
        }

        return null;
    }

    private IEnumerable<ImplementedMember> Overridden(MethodAt method)
    {
        var attributes = method.Definition.Attributes;
        if ((attributes & MethodAttributes.Virtual) == 0 || (attributes & MethodAttributes.NewSlot) != 0)
            yield break;
        foreach (var type in types.Bases(method.Type))
        {
            foreach (var member in Matching(type, method))
                yield return member;
        }
    }

    private IEnumerable<ImplementedMember> Explicit(MethodAt method)
    {
        var metadata = method.File.Metadata;
        foreach (var handle in method.Type.Definition.GetMethodImplementations())
        {
            var implementation = metadata.GetMethodImplementation(handle);
            if (implementation.MethodBody != (EntityHandle)method.Handle)
                continue;
            var declaration = implementation.MethodDeclaration;
            yield return new(method.File.Ids.Of(declaration), DeclaringAssembly(method.File, declaration), Resolve(method.File, declaration));
        }
    }

    private IEnumerable<ImplementedMember> Implicit(MethodAt method)
    {
        var definition = method.Definition;
        if ((definition.Attributes & (MethodAttributes.Virtual | MethodAttributes.Static)) != MethodAttributes.Virtual
            || (method.Type.Definition.Attributes & TypeAttributes.Interface) != 0)
            yield break;

        // Base classes come by too: what a base declares is overridden above, and a match says the same.
        foreach (var type in types.Lineage(method.Type).Skip(1))
        {
            if (type.Type is { } known && (known.Definition.Attributes & TypeAttributes.Interface) == 0)
                continue;
            foreach (var member in Matching(type, method))
                yield return member;
        }
    }

    // Of a type that is not here, only what the facts say of it is known.
    private IEnumerable<ImplementedMember> Matching(Ancestor type, MethodAt method)
    {
        if (type.Type is { } known)
        {
            if (Declared(known, method.Name, method.Id) is { } found)
                yield return new(found.Id, type.Assembly, found);
            yield break;
        }

        foreach (var fact in FactsOf(type, method.Name))
        {
            if (ParameterList.Fits(method.Id, fact.DocId))
                yield return new(fact.DocId, type.Assembly, null);
        }
    }

    /// <summary>The definition that a reference to a method leads to, where its assembly is here.</summary>
    public MethodAt? Resolve(AssemblyFile file, EntityHandle method)
    {
        switch (method.Kind)
        {
            case HandleKind.MethodDefinition:
                return new(file, (MethodDefinitionHandle)method);
            case HandleKind.MethodSpecification when file.Metadata.GetMethodSpecification((MethodSpecificationHandle)method).Method is { Kind: not HandleKind.MethodSpecification } made:
                return Resolve(file, made);
            case HandleKind.MemberReference:
                var reference = file.Metadata.GetMemberReference((MemberReferenceHandle)method);
                if (reference.GetKind() != MemberReferenceKind.Method)
                    return null;
                if (reference.Parent.Kind == HandleKind.MethodDefinition)
                    return new(file, (MethodDefinitionHandle)reference.Parent);
                if (types.Resolve(file, reference.Parent) is not { } type)
                    return null;

                var (name, id) = (file.Metadata.GetString(reference.Name), file.Ids.Of(method));
                return Exactly(type, name, id)
                    ?? types.Bases(type).Select(b => b.Type is { } at ? Declared(at, name, id) : null).FirstOrDefault(m => m is not null);
            default:
                return null;
        }
    }

    private static MethodAt? Exactly(TypeAt type, string name, string id)
    {
        var metadata = type.File.Metadata;
        foreach (var handle in type.Definition.GetMethods())
        {
            if (metadata.StringComparer.Equals(metadata.GetMethodDefinition(handle).Name, name) && type.File.Ids.Of(handle) == id)
                return new(type.File, handle);
        }

        return null;
    }

    // The `` that follows the name says how many type parameters the method has.
    private static int Arity(string id)
    {
        var end = id.IndexOf('(') is >= 0 and var open ? open : id.Length;
        return id.LastIndexOf("``", end - 1, StringComparison.Ordinal) is >= 0 and var at && int.TryParse(id.AsSpan(at + 2, end - at - 2), out var arity) ? arity : 0;
    }

    /// <summary>The full name of the type in a method's documentation-comment id.</summary>
    public static string TypeOf(string docId)
    {
        var end = docId.IndexOf('(') is >= 0 and var open ? open : docId.Length;
        return docId[2..docId.LastIndexOf('.', end - 1)];
    }
}
