using Optica.Domain.Common;

namespace Optica.Domain.Customers;

/// <content>What the customer agreed to, and what follows from the rights of persons (CL-12, CL-13).</content>
public sealed partial class Customer
{
    /// <summary>Longest reason of a block.</summary>
    public const int BlockedReasonLength = 400;

    private readonly List<CustomerConsent> consents = [];

    /// <summary>What the customer said about being contacted.</summary>
    public IReadOnlyList<CustomerConsent> Consents => consents;

    /// <summary>Since when their data is blocked, UTC; null when it is not (CL-12).</summary>
    public DateTime? BlockedAt { get; private set; }

    /// <summary>Why it is blocked.</summary>
    public string? BlockedReason { get; private set; }

    /// <summary>When they were erased, UTC; null when they were not.</summary>
    public DateTime? ErasedAt { get; private set; }

    /// <summary>The last day on which what is left after an erasure is kept by law; null when nothing is (CL-13).</summary>
    public DateOnly? HeldUntil { get; private set; }

    /// <summary>Whether the data is blocked or was erased.</summary>
    public RightsStanding Standing => new(BlockedAt, BlockedReason, ErasedAt, HeldUntil);

    /// <summary>Why nothing may be done with the customer's data, or null when it may.</summary>
    public Error? Suspended => Standing.Refusal;

    /// <summary>Blocks the customer's data: it is kept, and nothing is done with it. Refused when blocked already.</summary>
    /// <param name="reason">Why, ≤ 400.</param>
    /// <param name="at">When, UTC.</param>
    public Result<Done> Block(string reason, DateTime at)
    {
        if (Suspended is { } already)
        {
            return already;
        }

        (BlockedAt, BlockedReason) = (at, reason);
        return default(Done);
    }

    /// <summary>Ends the block. Refused when there is none.</summary>
    public Result<Done> Unblock()
    {
        if (BlockedAt is null)
        {
            return new CustomerNotBlocked();
        }

        (BlockedAt, BlockedReason) = (null, null);
        return default(Done);
    }

    /// <summary>The customer objects to a purpose: every consent to it becomes a no.</summary>
    public void Object(ConsentPurpose purpose)
    {
        foreach (var consent in consents.Where(consent => consent.Given && consent.Purpose == purpose))
        {
            consent.Say(given: false, Customers.ConsentSource.RightsRequest);
        }
    }

    /// <summary>
    /// Clears what no law keeps (CL-13): contact, address, emergency contact, insurance, notes, tags, consents, the texts search looks
    /// through. While something is held, name, one document, birth date and exam days stay with it, since a record without a person is
    /// none.
    /// </summary>
    /// <param name="plan">What is held, and until when.</param>
    /// <param name="name">What stands for the name once nothing is held: the number of the request.</param>
    /// <param name="at">When, UTC.</param>
    public Result<Done> Erase(ErasurePlan plan, string name, DateTime at)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (ErasedAt is not null)
        {
            return new CustomerErased();
        }

        (ErasedAt, HeldUntil, IsActive) = (at, plan.HeldUntil, false);
        (BlockedAt, BlockedReason) = (null, null);
        Clear();
        if (plan.HeldUntil is null)
        {
            ClearIdentity(name);
        }
        else
        {
            ReleaseRut();
        }

        return default(Done);
    }

    /// <summary>
    /// Keeps the RUT as the document of whose the held record is, the only one: as a RUT it would stand in the way of the same person,
    /// who may come again as a new customer.
    /// </summary>
    public void ReleaseRut()
    {
        if (Rut is { } rut)
        {
            (Rut, DocumentKind, DocumentNumber) = (null, Customers.DocumentKind.Other, rut);
        }
    }

    /// <summary>
    /// Clears by today's rules what an erasure of before left: what it did not know of, and the name where nothing was held. Does nothing
    /// to a customer who was not erased.
    /// </summary>
    /// <param name="name">What stands for the name.</param>
    public void ClearErased(string name)
    {
        if (ErasedAt is null)
        {
            return;
        }

        (IsActive, BlockedAt, BlockedReason) = (false, null, null);
        Clear();
        if (HeldUntil is null)
        {
            ClearIdentity(name);
        }
        else
        {
            ReleaseRut();
        }
    }

    /// <summary>What was held is held no longer: the rest goes too.</summary>
    /// <param name="name">What stands for the name.</param>
    /// <param name="today">The day it is.</param>
    /// <returns>Whether it was due.</returns>
    public bool FinishErasure(string name, DateOnly today)
    {
        if (ErasedAt is null || HeldUntil is not { } last || last >= today)
        {
            return false;
        }

        HeldUntil = null;
        ClearIdentity(name);
        return true;
    }

    private IEnumerable<ConsentChoice> Given() =>
        consents
            .Where(consent => consent.Given)
            .Select(consent => new ConsentChoice(consent.Purpose, consent.Channel))
            .OrderBy(choice => choice.Purpose)
            .ThenBy(choice => choice.Channel);

    /// <summary>Only what differs is written, so that an unchanged consent keeps its date.</summary>
    private void ApplyConsents(List<ConsentChoice> wanted, ConsentSource? source)
    {
        foreach (var consent in consents)
        {
            var given = wanted.Contains(new(consent.Purpose, consent.Channel));
            if (given != consent.Given)
            {
                consent.Say(given, source);
            }
        }

        var known = consents.ConvertAll(consent => new ConsentChoice(consent.Purpose, consent.Channel));
        consents.AddRange(wanted.Except(known).Select(choice => CustomerConsent.Give(this, choice, source)));
    }

    private void Clear()
    {
        (Email, EmailShared, UniqueEmail) = (null, false, null);
        (Phone, PhoneShared, UniquePhone) = (null, false, null);
        ApplyAddress(new CustomerInput { Country = null });
        (PreferredContactMethod, EmergencyContactName, EmergencyContactPhone) = (null, null, null);
        (InsuranceProvider, InsurancePolicyNumber) = (null, null);
        (Notes, DiscountPercent, DiscountReason, NextEyeExamDue) = (null, null, null, null);
        tags.Clear();
        consents.Clear();
        SearchText = "";
    }

    private void ClearIdentity(string name)
    {
        (FirstName, LastName, FullName, SortName) = (null, null, name, name);
        (Rut, DocumentKind, DocumentNumber) = (null, null, null);
        (DateOfBirth, Gender, LastEyeExamDate) = (null, null, null);
    }
}
