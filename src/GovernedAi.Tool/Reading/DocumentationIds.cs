using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Text;

namespace GovernedAi.Tool.Reading;

/// <summary>Documentation-comment ids of the methods that a module defines or refers to, as Roslyn writes them.</summary>
internal sealed class DocumentationIds(MetadataReader metadata)
{
    private readonly Dictionary<int, string> _methods = [];

    public TypeNames Types { get; } = new(metadata);

    private SignatureText Signatures => field ??= new(metadata, Types);

    /// <summary>The id of a method's definition, whatever it is made from: <c>M:Acme.Box`1.Map``1(System.Func{`0,``0})</c>.</summary>
    /// <param name="method">A definition, a member reference or a generic instance.</param>
    /// <exception cref="BadImageFormatException">The metadata is malformed.</exception>
    public string Of(EntityHandle method)
    {
        var token = MetadataTokens.GetToken(method);
        if (!_methods.TryGetValue(token, out var id))
            _methods.Add(token, id = Read(method));
        return id;
    }

    /// <summary>The id of a type's definition: <c>T:Acme.Box`1</c>.</summary>
    public string OfType(EntityHandle type) => "T:" + Types.Of(type);

    /// <summary>How many parameters a method definition has.</summary>
    public int ParameterCount(MethodDefinitionHandle method) => Signatures.ParameterCount(metadata.GetMethodDefinition(method).Signature);

    /// <summary>The type of a method's first parameter, by reference or not; null where it is no class, struct or interface.</summary>
    public EntityHandle? FirstParameter(BlobHandle signature) => Signatures.TypeAt(signature, 1);

    /// <summary>The type that a signature names, by reference or not; null where it is no class, struct or interface.</summary>
    /// <param name="signature">A field's, or a method's.</param>
    /// <param name="index">0 is the field or the result, from 1 on the parameters.</param>
    /// <param name="awaited">Whether a task stands for what it gives.</param>
    public EntityHandle? TypeAt(BlobHandle signature, int index, bool awaited = false) => Signatures.TypeAt(signature, index, awaited);

    /// <summary>The first type that a generic method is called with: <c>Acme.Box`1</c>.</summary>
    public string FirstTypeArgument(MethodSpecificationHandle method) => Signatures.FirstTypeArgument(metadata.GetMethodSpecification(method).Signature);

    private string Read(EntityHandle method)
    {
        switch (method.Kind)
        {
            case HandleKind.MethodDefinition:
                var definition = metadata.GetMethodDefinition((MethodDefinitionHandle)method);
                return Render(definition.GetDeclaringType(), definition.Name, definition.Signature);
            case HandleKind.MemberReference:
                var reference = metadata.GetMemberReference((MemberReferenceHandle)method);
                // The parent of a vararg call is the definition itself.
                return reference.Parent.Kind == HandleKind.MethodDefinition ? Of(reference.Parent) : Render(reference.Parent, reference.Name, reference.Signature);
            case HandleKind.MethodSpecification when metadata.GetMethodSpecification((MethodSpecificationHandle)method).Method is { Kind: not HandleKind.MethodSpecification } made:
                return Of(made);
            default:
                throw new BadImageFormatException($"0x{MetadataTokens.GetToken(method):X8} is no method.");
        }
    }

    private string Render(EntityHandle type, StringHandle name, BlobHandle signature)
    {
        var text = metadata.GetString(name);
        var id = new StringBuilder("M:").Append(Types.Of(type)).Append('.');
        // Names of explicit implementations hold types, global::Acme.IBox<T>.Map; the alias is left out.
        var written = text.IndexOf("::", StringComparison.Ordinal) is >= 0 and var alias ? text[(alias + 2)..] : text;
        id.Append(written.Replace('.', '#').Replace('<', '{').Replace('>', '}'));

        var blob = metadata.GetBlobReader(signature);
        if (blob.ReadSignatureHeader().IsGeneric)
            id.Append("``").Append(blob.ReadCompressedInteger());

        Signatures.AppendMethod(id, signature, IsConversion(text));
        return id.ToString();
    }

    private static bool IsConversion(string name) => name is "op_Implicit" or "op_Explicit" or "op_CheckedExplicit";
}
