using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace GovernedAi.Tool.Reading.Flow;

/// <summary>How many values a call takes and whether it leaves one.</summary>
/// <param name="ReturnsAddress">Whether what it leaves is a string or a URI.</param>
/// <param name="ReturnsParameter">Whether what it leaves is of a type that its caller chooses.</param>
internal readonly record struct CallShape(int Parameters, bool HasThis, bool Returns, bool ReturnsParameter, bool ReturnsAddress);

/// <summary>Reads the shapes of calls from signatures (ECMA-335 II.23.2), each once.</summary>
internal sealed class CallShapes(MetadataReader metadata)
{
    private readonly Dictionary<EntityHandle, CallShape> _shapes = [];

    public CallShape Of(EntityHandle method)
    {
        if (!_shapes.TryGetValue(method, out var shape))
            _shapes.Add(method, shape = Read(method));
        return shape;
    }

    /// <summary>How many values a call through a function pointer takes, the pointer among them.</summary>
    /// <param name="token">The token of its signature.</param>
    public int OfPointer(int token)
    {
        var shape = Read(metadata.GetStandaloneSignature((StandaloneSignatureHandle)MetadataTokens.EntityHandle(token)).Signature);
        return shape.Parameters + (shape.HasThis ? 2 : 1);
    }

    private CallShape Read(EntityHandle method) => method.Kind switch
    {
        HandleKind.MethodDefinition => Read(metadata.GetMethodDefinition((MethodDefinitionHandle)method).Signature),
        HandleKind.MemberReference => Read(metadata.GetMemberReference((MemberReferenceHandle)method).Signature),
        HandleKind.MethodSpecification when metadata.GetMethodSpecification((MethodSpecificationHandle)method).Method is { Kind: not HandleKind.MethodSpecification } made => Of(made),
        _ => throw new BadImageFormatException("A method body calls something that is no method."),
    };

    private CallShape Read(BlobHandle signature)
    {
        var blob = metadata.GetBlobReader(signature);
        var header = blob.ReadSignatureHeader();
        if (header.IsGeneric)
            blob.ReadCompressedInteger();
        var parameters = blob.ReadCompressedInteger();
        if (parameters > blob.RemainingBytes)
            throw new BadImageFormatException("A signature says it has more parameters than bytes.");
        var code = blob.ReadCompressedInteger();
        while (code is (int)SignatureTypeCode.RequiredModifier or (int)SignatureTypeCode.OptionalModifier)
        {
            blob.ReadTypeHandle();
            code = blob.ReadCompressedInteger();
        }

        return new(
            parameters, header.IsInstance && !header.HasExplicitThis, code != (int)SignatureTypeCode.Void,
            code is (int)SignatureTypeCode.GenericTypeParameter or (int)SignatureTypeCode.GenericMethodParameter,
            code == (int)SignatureTypeCode.String || code == (int)SignatureTypeKind.Class && IsUri(blob.ReadTypeHandle()));
    }

    private bool IsUri(EntityHandle type) => type.Kind == HandleKind.TypeReference && metadata.GetTypeReference((TypeReferenceHandle)type) is var reference
        && metadata.StringComparer.Equals(reference.Name, "Uri") && metadata.StringComparer.Equals(reference.Namespace, "System");
}
