using System.Security.Cryptography;
using GovernedAi.Json;
using GovernedAi.Ledger.Entries;
using Microsoft.Win32.SafeHandles;

namespace GovernedAi.Ledger;

/// <summary>
/// The place where the next record goes: the open file, its length, and the number and hash of the last record. Used by one
/// thread, under the lock of the folder.
/// </summary>
internal sealed class LedgerEnd(LedgerFolder folder, LedgerKeyRing keys, TimeProvider clock, long longestFile) : IDisposable
{
    private SafeFileHandle? _file;
    private int _number;
    private long _length;
    private DateTimeOffset _lastAt;
    private bool _known;

    public long Sequence { get; private set; }

    public string Hash { get; private set; } = LedgerLine.Origin;

    /// <summary>Finds the end again if another process has written meanwhile, and mends what a crash has torn.</summary>
    /// <returns>What to record about the mending; <see langword="null"/> when nothing was torn.</returns>
    /// <exception cref="InvalidDataException">The last record is damaged, or records that had been written are gone.</exception>
    public LedgerEntry? Refresh()
    {
        // The file itself has to be there too: others may have gone on by several files and pruned this one and the next.
        var before = _known ? Sequence : 0;
        if (_known && File.Exists(folder.FileOf(_number)) && !File.Exists(folder.FileOf(_number + 1)))
        {
            var length = RandomAccess.GetLength(_file!);
            if (length == _length)
                return null;
            if (length < _length)
                throw new InvalidDataException($"{folder.FileOf(_number)} was cut from {_length} to {length} bytes while this process wrote to it.");
        }

        var numbers = folder.Numbers();
        Open(numbers.Count == 0 ? 1 : numbers[^1]);
        var tail = LedgerTail.Read(_file!);
        var repair = tail.Torn.Length == 0 ? null : Mend(ref tail);
        Settle(tail, numbers);
        if (Sequence < before)
            throw new InvalidDataException($"Records {Sequence + 1} to {before} of {folder.Path} were taken away while this process wrote to it.");
        return repair;
    }

    /// <summary>Begins a new file when the current one is long enough, or of an earlier day.</summary>
    public void RotateIfDue()
    {
        if (_length == 0 || (_length < longestFile && clock.GetUtcNow().UtcDateTime.Date <= _lastAt.UtcDateTime.Date))
            return;
        Open(_number + 1);
        _length = 0;
    }

    /// <summary>Writes lines and has them on the disk on return. On failure nothing of them stands in the file.</summary>
    public void Write(ReadOnlySpan<byte> lines, long sequence, string hash)
    {
        try
        {
            RandomAccess.Write(_file!, lines, _length);
            RandomAccess.FlushToDisk(_file!);
        }
        catch
        {
            Cut();
            throw;
        }

        _length += lines.Length;
        _lastAt = clock.GetUtcNow();
        Sequence = sequence;
        Hash = hash;
        _known = true;
    }

    private void Cut()
    {
        _known = false;
        try
        {
            RandomAccess.SetLength(_file!, _length);
        }
        catch (IOException)
        {
            // What is left is torn, or whole and unacknowledged; the next refresh reads it either way.
        }
    }

    /// <summary>Forgets the end, so that the next <see cref="Refresh"/> reads it from the file.</summary>
    public void Forget() => _known = false;

    public void Dispose() => _file?.Dispose();

    private void Open(int number)
    {
        _known = false;
        _file?.Dispose();
        _file = File.OpenHandle(folder.FileOf(number), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        _number = number;
    }

    private void Settle(LedgerTail tail, IReadOnlyList<int> numbers)
    {
        _length = tail.WholeLength;
        var last = tail.LastLine is { } line ? (Line: line, Number: _number) : LastLineBefore(numbers);
        if (last is { } found)
        {
            var stated = Demand(found.Line, found.Number);
            (Sequence, Hash, _lastAt) = (stated.Sequence, stated.Hash, stated.At);
        }
        else
        {
            (Sequence, Hash, _lastAt) = (0, LedgerLine.Origin, clock.GetUtcNow());
        }

        _known = true;
    }

    /// <summary>The newest file may be empty, when a crash fell between making it and writing to it.</summary>
    private (byte[] Line, int Number)? LastLineBefore(IReadOnlyList<int> numbers)
    {
        for (var index = numbers.Count - 1; index >= 0; index--)
        {
            if (numbers[index] >= _number)
                continue;
            using var file = File.OpenHandle(folder.FileOf(numbers[index]), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (LedgerTail.Read(file).LastLine is { } line)
                return (line, numbers[index]);
        }

        return null;
    }

    private SealedLine Demand(byte[] line, int number)
    {
        try
        {
            var stated = SealedLine.Parse(line);
            if (stated.IsIntact(line, keys) != false)
                return stated;
        }
        catch (FormatException)
        {
        }

        throw new InvalidDataException(
            $"The last record of {folder.FileOf(number)} is damaged, so nothing can be chained to it. Verify the ledger, keep the folder as evidence, and begin a new one.");
    }

    private RepairEntry? Mend(ref LedgerTail tail)
    {
        if (LacksOnlyItsBreak(tail))
        {
            RandomAccess.Write(_file!, "\n"u8, tail.WholeLength + tail.Torn.Length);
            RandomAccess.FlushToDisk(_file!);
            tail = LedgerTail.Read(_file!);
            return null;
        }

        var digest = Hex.Lower(SHA256.HashData(tail.Torn));
        var kept = $"{LedgerFolder.NameOf(_number)}.torn-{digest[..8]}";
        Files.AtomicFile.Write(Path.Combine(folder.Path, kept), tail.Torn);
        RandomAccess.SetLength(_file!, tail.WholeLength);
        RandomAccess.FlushToDisk(_file!);
        var repair = new RepairEntry(clock.GetUtcNow(), LedgerFolder.NameOf(_number), tail.WholeLength, tail.Torn.Length, digest, kept);
        tail = LedgerTail.Read(_file!);
        return repair;
    }

    private bool LacksOnlyItsBreak(LedgerTail tail)
    {
        try
        {
            return SealedLine.Parse(tail.Torn).IsIntact(tail.Torn, keys) == true;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
