using System.Text.Json;
using Optica.Domain.Common;

namespace Optica.Portal.Components.Shared.Forms;

/// <summary>
/// A change to a record that somebody else may be changing too: what only one of them changed comes together by itself, and what
/// both changed is told before it is saved over.
/// </summary>
/// <typeparam name="TInput">The record as typed; plain values.</typeparam>
public sealed class MergingEdit<TInput>
    where TInput : class, new()
{
    private readonly Func<TInput, TInput> copy;
    private long version;
    private long versionBefore;

    /// <summary>Opens a record.</summary>
    /// <param name="stored">Its fields as they stand.</param>
    /// <param name="version">Their version.</param>
    /// <param name="copy">Makes an independent copy where the record has lists; null for plain values.</param>
    public MergingEdit(TInput stored, long version, Func<TInput, TInput>? copy = null)
    {
        (Stored, this.version, this.copy) = (stored, version, copy ?? Copy);
        Before = stored;
        Input = this.copy(stored);
    }

    /// <summary>What is typed into.</summary>
    public TInput Input { get; }

    /// <summary>The fields as they were when opened, or as somebody else saved them meanwhile.</summary>
    public TInput Stored { get; private set; }

    /// <summary>The fields that both began with before somebody else saved.</summary>
    public TInput Before { get; private set; }

    /// <summary>Fields that only somebody else changed meanwhile, and that were taken over by the last save.</summary>
    public IReadOnlyList<string> Taken { get; private set; } = [];

    /// <summary>Fields somebody else changed meanwhile to something other than what is typed: saving again saves over them.</summary>
    public IReadOnlyList<string> Clashes { get; private set; } = [];

    /// <summary>An input of its own with the same values: services clean what they get, and the form keeps what was typed.</summary>
    public static TInput Copy(TInput input) => new PartialUpdate<TInput>(input).Over(new TInput());

    /// <summary>What was typed, with what it began with, as one text.</summary>
    public string Write() =>
        JsonSerializer.Serialize(
            // what clashes and is not saved yet must be asked about again
            Clashes.Count > 0
                ? new Kept(Before, versionBefore, Input)
                : new Kept(Stored, version, Input)
        );

    /// <summary>Goes on with what <see cref="Write"/> wrote; what others saved since comes together with the next save.</summary>
    public void Read(string text)
    {
        var draft = KeptForm.Read<Kept>(text);
        (Stored, Before, version) = (draft.Stored, draft.Stored, draft.Version);
        (Clashes, Taken) = ([], []);
        new PartialUpdate<TInput>(draft.Input).Over(Input);
    }

    /// <summary>Saves the fields that were changed.</summary>
    /// <param name="save">Saves an update.</param>
    /// <param name="read">Reads the record as it stands, with its version.</param>
    /// <returns>Null when saved; <see cref="VersionConflict"/> with <see cref="Clashes"/>; or another refusal.</returns>
    public async Task<Error?> SaveAsync(
        Func<PartialUpdate<TInput>, Task<Result<Done>>> save,
        Func<Task<Result<(TInput Fields, long Version)>>> read
    )
    {
        ArgumentNullException.ThrowIfNull(save);
        ArgumentNullException.ThrowIfNull(read);
        (Clashes, Taken) = ([], []);
        while (FieldMerge.Changed(Stored, Input) is { Count: > 0 } changed)
        {
            var saved = await save(new(copy(Input), changed, version));
            if (saved.Error is not VersionConflict conflict)
            {
                return saved.Error;
            }

            if (!(await read()).TryGet(out var latest, out var gone))
            {
                return gone;
            }

            Taken =
            [
                .. Taken.Union(FieldMerge.Changed(Stored, latest.Fields).Except(changed, StringComparer.Ordinal), StringComparer.Ordinal),
            ];
            Clashes = FieldMerge.TakeOver(Input, Stored, copy(latest.Fields));
            (Before, versionBefore) = (Stored, version);
            (Stored, version) = latest;
            if (Clashes.Count > 0)
            {
                return conflict;
            }
        }

        return null;
    }

    private sealed record Kept(TInput Stored, long Version, TInput Input);
}
