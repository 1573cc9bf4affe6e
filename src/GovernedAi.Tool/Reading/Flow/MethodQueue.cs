using System.Diagnostics.CodeAnalysis;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace GovernedAi.Tool.Reading.Flow;

/// <summary>The methods of an assembly that have to be run: each once, and those that are added again.</summary>
internal sealed class MethodQueue(MetadataReader metadata)
{
    private readonly Queue<MethodDefinitionHandle> _waiting = new(metadata.MethodDefinitions);
    private readonly bool[] _taken = new bool[metadata.MethodDefinitions.Count + 1];
    private readonly bool[] _added = new bool[metadata.MethodDefinitions.Count + 1];

    /// <summary>Adds a method, unless it waits already.</summary>
    public void Add(MethodDefinitionHandle method)
    {
        var row = MetadataTokens.GetRowNumber(method);
        if (!_taken[row] || _added[row])
            return;
        _added[row] = true;
        _waiting.Enqueue(method);
    }

    /// <param name="method">The next method.</param>
    /// <param name="isFirst">Whether it has not been taken before.</param>
    public bool TryTake([MaybeNullWhen(false)] out MethodDefinitionHandle method, out bool isFirst)
    {
        isFirst = false;
        if (!_waiting.TryDequeue(out method))
            return false;
        var row = MetadataTokens.GetRowNumber(method);
        (isFirst, _taken[row], _added[row]) = (!_taken[row], true, false);
        return true;
    }
}
