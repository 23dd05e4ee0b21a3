using System.Text.Json;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Portal.Components.Shared.Forms;

namespace Optica.Portal.Features.Customers;

/// <summary>What the customer form holds while somebody types: the text, what it began with, and the version it was made on.</summary>
public sealed class CustomerFormModel
{
    private CustomerInput before;
    private (CustomerInput Before, long Version)? unsettled;

    private CustomerFormModel(CustomerInput input, CustomerProfile? profile)
    {
        Input = input;
        Profile = profile;
        before = Copy(input);
    }

    /// <summary>The fields as typed.</summary>
    public CustomerInput Input { get; }

    /// <summary>The customer as it stood when it was read last; null for a new one.</summary>
    public CustomerProfile? Profile { get; private set; }

    /// <summary>The user says that e-mail or phone belong to another person too.</summary>
    public bool SharesContact { get; set; }

    /// <summary>One click, one effect: the same for every try to save this new customer.</summary>
    public Guid OperationId { get; private init; }

    /// <summary>A form for a new customer.</summary>
    /// <param name="branchId">Branch chosen before, or null.</param>
    /// <param name="time">Clock for the operation's id.</param>
    public static CustomerFormModel New(Guid? branchId, TimeProvider time) =>
        new(new CustomerInput { BranchId = branchId }, null) { OperationId = Ids.New(time) };

    /// <summary>A form for a customer there is.</summary>
    public static CustomerFormModel Of(CustomerProfile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        return new(Shown(profile.Fields), profile);
    }

    /// <summary>An independent copy of the fields, for services that normalise what they are given.</summary>
    public CustomerInput Copy() => Copy(Input);

    /// <summary>What was typed, with what it began with, as one text.</summary>
    public string Write()
    {
        // what clashes and is not saved yet must be asked about again
        var (began, version) = unsettled ?? (before, Profile?.Version ?? 0);
        return JsonSerializer.Serialize(new Kept(began, version, Input, SharesContact));
    }

    /// <summary>Goes on with what <see cref="Write"/> wrote; what others saved since comes together with the next save.</summary>
    public void Read(string text)
    {
        var draft = KeptForm.Read<Kept>(text);
        before = draft.Before;
        Profile = Profile is null ? null : Profile with { Version = draft.Version };
        SharesContact = draft.SharesContact;
        CustomerFields.Copy(draft.Input, Input, CustomerFields.All);
        Input.BranchId = draft.Input.BranchId;
    }

    /// <summary>What a text of <see cref="Write"/> holds: the name that was typed, and the fields that were changed.</summary>
    public static (string? Name, IReadOnlyList<string> Fields) Held(string text)
    {
        var draft = KeptForm.Read<Kept>(text);
        var changed = Differences(draft.Before, draft.Input);
        return (
            TextRules.CleanLine($"{draft.Input.FirstName} {draft.Input.LastName}"),
            [.. CustomerFields.All.Where(changed.Contains).Where(field => !CustomerFields.Medical.Contains(field))]
        );
    }

    /// <summary>Names of the fields whose stored form would change; the branch of a new customer does not count.</summary>
    public IReadOnlySet<string> Changed() => Differences(before, Input);

    /// <summary>What the duplicate check looks for: of a customer there is, only what was changed.</summary>
    public CustomerInput Wanted()
    {
        var wanted = Copy();
        if (Profile is not null)
        {
            var changed = Changed();
            wanted.BranchId = Profile.Branch.Id;
            wanted.Rut = changed.Contains(nameof(CustomerInput.Rut)) ? wanted.Rut : null;
            wanted.Email = changed.Contains(nameof(CustomerInput.Email)) ? wanted.Email : null;
            wanted.Phone = changed.Contains(nameof(CustomerInput.Phone)) ? wanted.Phone : null;
        }

        return wanted;
    }

    /// <summary>
    /// Takes up what somebody else saved meanwhile: fields only they changed become theirs, fields only this user changed stay. Both
    /// changed, or medical: the user chooses.
    /// </summary>
    /// <param name="latest">The customer as it stands now.</param>
    public CustomerMerge MergeWith(CustomerProfile latest)
    {
        ArgumentNullException.ThrowIfNull(latest);
        var (theirs, mine) = (Shown(latest.Fields), Copy());
        var (byThem, byMe) = (Differences(before, theirs), Differences(before, mine));
        var different = Differences(mine, theirs);
        var clashes = byThem.Where(field => different.Contains(field) && (byMe.Contains(field) || CustomerFields.Medical.Contains(field)));
        var chosen = clashes.ToHashSet(StringComparer.Ordinal);
        var taken = byThem.Except(byMe, StringComparer.Ordinal).Except(chosen, StringComparer.Ordinal).ToList();
        CustomerFields.Copy(theirs, Input, taken);
        var merge = new CustomerMerge(before, mine, theirs, [.. CustomerFields.All.Where(chosen.Contains)], taken);
        unsettled = chosen.Count > 0 ? (before, Profile!.Version) : null;
        (before, Profile) = (Copy(theirs), latest);
        return merge;
    }

    private static CustomerInput Shown(CustomerInput fields)
    {
        var shown = Copy(fields);
        shown.Rut = fields.Rut is null ? null : Rut.Format(fields.Rut);
        shown.Phone = fields.Phone is null ? null : PhoneNumber.Format(fields.Phone);
        shown.EmergencyContactPhone = fields.EmergencyContactPhone is null ? null : PhoneNumber.Format(fields.EmergencyContactPhone);
        return shown;
    }

    private static HashSet<string> Differences(CustomerInput one, CustomerInput other)
    {
        var (left, right) = (Copy(one), Copy(other));
        CustomerInputNormaliser.Normalise(left);
        CustomerInputNormaliser.Normalise(right);
        return CustomerFields.All.Where(field => !IsSame(Read(left, field), Read(right, field))).ToHashSet(StringComparer.Ordinal);
    }

    private static object? Read(CustomerInput input, string field) => typeof(CustomerInput).GetProperty(field)!.GetValue(input);

    private static bool IsSame(object? one, object? other) =>
        (one, other) switch
        {
            (List<string> left, List<string> right) => left.SequenceEqual(right, StringComparer.Ordinal),
            (List<ConsentChoice> left, List<ConsentChoice> right) => left.SequenceEqual(right),
            _ => Equals(one, other),
        };

    private static CustomerInput Copy(CustomerInput from)
    {
        var copy = new CustomerInput { BranchId = from.BranchId };
        CustomerFields.Copy(from, copy, CustomerFields.All);
        copy.Tags = [.. from.Tags];
        copy.Consents = [.. from.Consents];
        copy.MedicalConditions = [.. from.MedicalConditions];
        copy.Allergies = [.. from.Allergies];
        copy.Medications = [.. from.Medications];
        return copy;
    }

    private sealed record Kept(CustomerInput Before, long Version, CustomerInput Input, bool SharesContact);
}
