using Optica.Domain.Audit;
using Optica.Domain.Customers;
using Optica.Domain.Segments;
using Optica.Portal.Api;

namespace Optica.Portal.Features.Customers;

/// <summary>Read records of customers as the API answers them.</summary>
internal static class CustomerJson
{
    public static CustomerResponse Of(CustomerProfile profile)
    {
        var plain = Plain(profile, profile.Fields);
        return profile.SeesMedical
            ? new ClinicalCustomerResponse(plain)
            {
                MedicalConditions = profile.Fields.MedicalConditions,
                Allergies = profile.Fields.Allergies,
                Medications = profile.Fields.Medications,
                MedicalNotes = profile.Fields.MedicalNotes,
            }
            : plain;
    }

    public static CustomerRowResponse Of(CustomerRow row) =>
        new(
            row.Id,
            row.Version,
            new(row.BranchId, row.Branch),
            row.FirstName,
            row.LastName,
            row.FullName,
            row.Email,
            row.Phone,
            Formatted(row.Rut),
            row.DocumentNumber,
            row.Tags,
            row.IsActive,
            row.CreatedAt,
            row.NextEyeExamDue,
            AnalyticsResponse.Of(row.Figures)
        );

    public static CustomerStatsResponse Of(CustomerStats stats) =>
        new(
            stats.Total,
            stats.Active,
            stats.NewThisMonth,
            stats.ExamDue,
            new(
                stats.Of(Segment.New),
                stats.Of(Segment.FirstTime),
                stats.Of(Segment.Returning),
                stats.Of(Segment.Regular),
                stats.Of(Segment.Vip),
                stats.Of(Segment.AtRisk)
            )
        )
        {
            ExamDueCapped = stats.ExamDueCapped,
        };

    public static CustomerSearchResponse Of(CustomerSearchAnswer answer) =>
        new(answer.Query.Kind, answer.Total, answer.TotalCapped, answer.IsGuess, [.. answer.Items.Select(Of)]);

    public static HistoryResponse Of(HistoryEntry step) =>
        new(
            step.Id,
            step.At,
            step.UserName,
            step.Action,
            step.Reason,
            [.. step.Changes.Select(change => new HistoryChangeResponse(ApiNames.Of(change.Field), change.Old, change.New))],
            step.HidesMedical
        );

    private static CustomerResponse Plain(CustomerProfile profile, CustomerInput fields) =>
        new()
        {
            Id = profile.Id,
            Version = profile.Version,
            Branch = new(profile.Branch.Id, profile.Branch.Name),
            FullName = profile.FullName,
            FirstName = fields.FirstName,
            LastName = fields.LastName,
            Email = fields.Email,
            Phone = fields.Phone,
            Rut = Formatted(fields.Rut),
            DocumentKind = fields.DocumentKind,
            DocumentNumber = fields.DocumentNumber,
            DateOfBirth = fields.DateOfBirth,
            Gender = fields.Gender,
            AddressLine1 = fields.AddressLine1,
            AddressLine2 = fields.AddressLine2,
            City = fields.City,
            State = fields.State,
            PostalCode = fields.PostalCode,
            Country = fields.Country,
            LastEyeExamDate = fields.LastEyeExamDate,
            NextEyeExamDue = fields.NextEyeExamDue,
            PreferredContactMethod = fields.PreferredContactMethod,
            EmergencyContactName = fields.EmergencyContactName,
            EmergencyContactPhone = fields.EmergencyContactPhone,
            InsuranceProvider = fields.InsuranceProvider,
            InsurancePolicyNumber = fields.InsurancePolicyNumber,
            Notes = fields.Notes,
            Tags = fields.Tags,
            Consents = ConsentResponse.Of(profile.Consents),
            IsActive = profile.IsActive,
            BlockedAt = profile.Standing.BlockedAt,
            ErasedAt = profile.Standing.ErasedAt,
            EmailShared = profile.EmailShared,
            PhoneShared = profile.PhoneShared,
            Analytics = ProfileAnalyticsResponse.Of(profile.Figures),
            CreatedAt = profile.Stamp.CreatedAt,
            CreatedBy = profile.Stamp.CreatedBy,
            UpdatedAt = profile.Stamp.UpdatedAt,
            UpdatedBy = profile.Stamp.UpdatedBy,
        };

    private static string? Formatted(string? rut) => rut is null ? null : Rut.Format(rut);
}
