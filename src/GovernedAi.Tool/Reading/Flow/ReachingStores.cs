using System.Buffers.Binary;
using System.Reflection.Emit;
using System.Reflection.Metadata;

namespace GovernedAi.Tool.Reading.Flow;

/// <summary>Tells which stores to a local may be what a load of it reads: an optimised build keeps more than one variable in a local.</summary>
/// <remarks>Takes too many rather than too few: any instruction may throw, and a finally may go on wherever a try is left to.</remarks>
internal sealed class ReachingStores
{
    private const long MostSteps = 1_000_000;

    private readonly List<(int Offset, FlowAccess? Access, int[] Next)> _instructions = [];
    private readonly Dictionary<int, int> _at = [];
    private readonly int[] _handlers;
    private readonly Dictionary<int, Dictionary<int, List<int>>?> _byLocal = [];

    public ReachingStores(ReadOnlySpan<byte> il)
    {
        List<(ILOpCode Code, int[] Targets, bool FallsThrough)> read = [];
        var reader = new IlReader(il);
        while (reader.Read())
        {
            var control = OpCodeShapes.Of(reader.OpCode).Control;
            int[] targets = reader.OpCode == ILOpCode.Switch ? Switch(il, reader.Offset) : control is FlowControl.Branch or FlowControl.Cond_Branch ? [reader.BranchTarget] : [];
            _at.Add(reader.Offset, read.Count);
            read.Add((reader.OpCode, targets, control is not (FlowControl.Branch or FlowControl.Return or FlowControl.Throw)));
            _instructions.Add((reader.Offset, FlowAccess.Of(reader.OpCode, reader.Operand), []));
        }

        int[] left = [.. Indexes(read.Where(i => i.Code is ILOpCode.Leave or ILOpCode.Leave_s).SelectMany(i => i.Targets))];
        for (var i = 0; i < read.Count; i++)
        {
            int[] next = [.. Indexes(read[i].Targets), .. read[i].FallsThrough && i + 1 < read.Count ? [i + 1] : (int[])[], .. read[i].Code == ILOpCode.Endfinally ? left : []];
            _instructions[i] = _instructions[i] with { Next = next };
        }

        // What nothing leads to, an exception does.
        HashSet<int> led = [0, .. _instructions.SelectMany(i => i.Next)];
        _handlers = left.Length == 0 ? [] : [.. Enumerable.Range(0, read.Count).Where(i => !led.Contains(i))];
    }

    /// <summary>The stores that a load may read, by where they stand; null where that takes too long to tell.</summary>
    public IReadOnlyList<int>? Of(int local, int load)
    {
        if (!_byLocal.TryGetValue(local, out var loads))
            _byLocal.Add(local, loads = Read(local));
        return loads?.GetValueOrDefault(load, []);
    }

    private Dictionary<int, List<int>>? Read(int local)
    {
        int[] stores = [.. Enumerable.Range(0, _instructions.Count).Where(i => _instructions[i].Access is { Kind: FlowVariableKind.Local, Way: AccessWay.Store } access && access.Index == local)];
        if ((long)stores.Length * _instructions.Count * (_handlers.Length + 1) > MostSteps)
            return null;

        var found = new Dictionary<int, List<int>>();
        foreach (var store in stores)
        {
            var seen = new HashSet<int>();
            var open = new Stack<int>(_instructions[store].Next);
            while (open.TryPop(out var at))
            {
                if (!seen.Add(at))
                    continue;
                var (offset, access, next) = _instructions[at];
                var way = access is { Kind: FlowVariableKind.Local } one && one.Index == local ? one.Way : (AccessWay?)null;
                if (way is AccessWay.Load or AccessWay.Address)
                {
                    if (!found.TryGetValue(offset, out var reaching))
                        found.Add(offset, reaching = []);
                    reaching.Add(_instructions[store].Offset);
                }

                foreach (var handler in _handlers)
                    open.Push(handler);
                if (way == AccessWay.Store)
                    continue;
                foreach (var after in next)
                    open.Push(after);
            }
        }

        return found;
    }

    private IEnumerable<int> Indexes(IEnumerable<int> offsets)
    {
        foreach (var offset in offsets)
        {
            if (_at.TryGetValue(offset, out var index))
                yield return index;
        }
    }

    private static int[] Switch(ReadOnlySpan<byte> il, int offset)
    {
        var targets = new int[BinaryPrimitives.ReadInt32LittleEndian(il[(offset + 1)..])];
        var after = offset + 5 + 4 * targets.Length;
        for (var i = 0; i < targets.Length; i++)
            targets[i] = after + BinaryPrimitives.ReadInt32LittleEndian(il[(offset + 5 + 4 * i)..]);
        return targets;
    }
}
