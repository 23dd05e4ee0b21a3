-- chain: list
SELECT COALESCE(SUM([c].[Customers]), 0)
FROM [CustomerCounts] AS [c]
WHERE [c].[OrganisationId] = @ef_filter__FilterOrganisation AND [c].[Span] = 2

SELECT [c].[CustomerId]
FROM [CustomerFigures] AS [c]
WHERE [c].[OrganisationId] = @ef_filter__FilterOrganisation
ORDER BY [c].[SortName], [c].[CustomerId]
OFFSET @p ROWS FETCH NEXT @p1 ROWS ONLY


-- branch: list
SELECT COALESCE(SUM([c].[Customers]), 0)
FROM [CustomerCounts] AS [c]
WHERE [c].[OrganisationId] = @ef_filter__FilterOrganisation AND [c].[BranchId] = @ef_filter__FilterBranches1 AND [c].[Span] = 2 AND [c].[BranchId] = @selected

SELECT [c].[CustomerId]
FROM [CustomerFigures] AS [c]
WHERE [c].[OrganisationId] = @ef_filter__FilterOrganisation AND [c].[BranchId] = @ef_filter__FilterBranches1 AND [c].[BranchId] = @selected
ORDER BY [c].[SortName], [c].[CustomerId]
OFFSET @p ROWS FETCH NEXT @p2 ROWS ONLY


-- branch: list of active ones by what they spent
SELECT COALESCE(SUM([c].[Customers]), 0)
FROM [CustomerCounts] AS [c]
WHERE [c].[OrganisationId] = @ef_filter__FilterOrganisation AND [c].[BranchId] = @ef_filter__FilterBranches1 AND [c].[Span] = 2 AND [c].[BranchId] = @selected AND [c].[IsActive] = @active

SELECT [c].[CustomerId]
FROM [CustomerFigures] AS [c]
WHERE [c].[OrganisationId] = @ef_filter__FilterOrganisation AND [c].[BranchId] = @ef_filter__FilterBranches1 AND [c].[BranchId] = @selected AND [c].[IsActive] = @active
ORDER BY [c].[TotalSpent] DESC, [c].[CustomerId] DESC
OFFSET @p ROWS FETCH NEXT @p3 ROWS ONLY


-- chain: list of a segment by last order
SELECT COUNT(*)
FROM (
    SELECT TOP(@p) 1 AS empty
    FROM [CustomerFigures] AS [c]
    WHERE [c].[OrganisationId] = @ef_filter__FilterOrganisation AND [c].[Tier] = @tier AND [c].[OrganisationId] = @own1 AND COALESCE([c].[LastOrderAt], '9999-12-31T23:59:59.9999999') >= @cutoff
) AS [c0]

SELECT [c].[CustomerId]
FROM [CustomerFigures] AS [c]
WHERE [c].[OrganisationId] = @ef_filter__FilterOrganisation AND [c].[Tier] = @tier AND [c].[OrganisationId] = @own1 AND COALESCE([c].[LastOrderAt], '9999-12-31T23:59:59.9999999') >= @cutoff
ORDER BY [c].[LastOrderAt] DESC, [c].[CustomerId] DESC
OFFSET @p ROWS FETCH NEXT @p4 ROWS ONLY


-- chain: list of a tag
SELECT COUNT(*)
FROM (
    SELECT TOP(@p) 1 AS empty
    FROM [CustomerFigures] AS [c]
    WHERE [c].[OrganisationId] = @ef_filter__FilterOrganisation AND [c].[CustomerId] IN (
        SELECT [c0].[CustomerId]
        FROM [CustomerTags] AS [c0]
        WHERE [c0].[OrganisationId] = @ef_filter__FilterOrganisation4 AND [c0].[Folded] = @tag
    )
) AS [c1]

SELECT COALESCE(SUM([c].[Customers]), 0)
FROM [CustomerCounts] AS [c]
WHERE [c].[OrganisationId] = @ef_filter__FilterOrganisation AND [c].[Span] = 2

SELECT [c].[CustomerId]
FROM [CustomerFigures] AS [c]
WHERE [c].[OrganisationId] = @ef_filter__FilterOrganisation AND [c].[CustomerId] IN (
    SELECT [c0].[CustomerId]
    FROM [CustomerTags] AS [c0]
    WHERE [c0].[OrganisationId] = @ef_filter__FilterOrganisation4 AND [c0].[Folded] = @tag
)
ORDER BY [c].[SortName], [c].[CustomerId]
OFFSET @p ROWS FETCH NEXT @p2 ROWS ONLY


-- chain: profile



-- chain: counts
SELECT [u0].[Tier], [u0].[IsActive], COALESCE(SUM([u0].[Customers]), 0), COALESCE(SUM([u0].[Spent]), CAST(0 AS bigint))
FROM (
    SELECT [c].[IsActive], [c].[Tier], [c].[Customers], [c].[Spent]
    FROM [CustomerCounts] AS [c]
    WHERE [c].[OrganisationId] = @ef_filter__FilterOrganisation AND [c].[OrganisationId] = @own1 AND [c].[Span] = 1 AND [c].[LastOrderDay] = '0001-01-01'
    UNION ALL
    SELECT [c0].[IsActive], [c0].[Tier], [c0].[Customers], [c0].[Spent]
    FROM [CustomerCounts] AS [c0]
    WHERE [c0].[OrganisationId] = @ef_filter__FilterOrganisation AND [c0].[OrganisationId] = @own1 AND [c0].[Span] = 1 AND [c0].[LastOrderDay] >= @later
    UNION ALL
    SELECT [c1].[IsActive], [c1].[Tier], [c1].[Customers], [c1].[Spent]
    FROM [CustomerCounts] AS [c1]
    WHERE [c1].[OrganisationId] = @ef_filter__FilterOrganisation AND [c1].[OrganisationId] = @own1 AND [c1].[Span] = 0 AND [c1].[LastOrderDay] > @day AND [c1].[LastOrderDay] < @later
) AS [u0]
GROUP BY [u0].[Tier], [u0].[IsActive]

SELECT [c].[Tier], [c].[IsActive], COUNT(*), COALESCE(SUM([c].[TotalSpent]), CAST(0 AS bigint))
FROM [CustomerFigures] AS [c]
WHERE [c].[OrganisationId] = @ef_filter__FilterOrganisation AND [c].[OrganisationId] = @own1 AND [c].[LastOrderAt] >= @at AND [c].[LastOrderAt] < @end
GROUP BY [c].[Tier], [c].[IsActive]

SELECT [c].[IsActive], COALESCE(SUM([c].[Customers]), 0), COALESCE(SUM([c].[Spent]), CAST(0 AS bigint))
FROM [CustomerCounts] AS [c]
WHERE [c].[OrganisationId] = @ef_filter__FilterOrganisation AND [c].[Span] = 2 AND [c].[OrganisationId] = @own1
GROUP BY [c].[IsActive]

SELECT COUNT(*)
FROM (
    SELECT TOP(@p) 1 AS empty
    FROM [CustomerFigures] AS [c]
    WHERE [c].[OrganisationId] = @ef_filter__FilterOrganisation AND [c].[IsActive] = CAST(1 AS bit) AND [c].[NextExamDue] <= @today
) AS [c0]

SELECT COALESCE(SUM([b].[NewCustomers]), 0)
FROM [BranchMonths] AS [b]
WHERE [b].[OrganisationId] = @ef_filter__FilterOrganisation AND [b].[Month] = @month


-- chain: dashboard
SELECT [b].[Month], COALESCE(SUM([b].[Revenue]), CAST(0 AS bigint)), COALESCE(SUM([b].[Orders]), 0)
FROM [BranchMonths] AS [b]
WHERE [b].[OrganisationId] = @ef_filter__FilterOrganisation AND [b].[Month] >= @first AND [b].[Month] <= @last
GROUP BY [b].[Month]

SELECT [u0].[Tier], [u0].[IsActive], COALESCE(SUM([u0].[Customers]), 0), COALESCE(SUM([u0].[Spent]), CAST(0 AS bigint))
FROM (
    SELECT [c].[IsActive], [c].[Tier], [c].[Customers], [c].[Spent]
    FROM [CustomerCounts] AS [c]
    WHERE [c].[OrganisationId] = @ef_filter__FilterOrganisation AND [c].[OrganisationId] = @own1 AND [c].[Span] = 1 AND [c].[LastOrderDay] = '0001-01-01'
    UNION ALL
    SELECT [c0].[IsActive], [c0].[Tier], [c0].[Customers], [c0].[Spent]
    FROM [CustomerCounts] AS [c0]
    WHERE [c0].[OrganisationId] = @ef_filter__FilterOrganisation AND [c0].[OrganisationId] = @own1 AND [c0].[Span] = 1 AND [c0].[LastOrderDay] >= @later
    UNION ALL
    SELECT [c1].[IsActive], [c1].[Tier], [c1].[Customers], [c1].[Spent]
    FROM [CustomerCounts] AS [c1]
    WHERE [c1].[OrganisationId] = @ef_filter__FilterOrganisation AND [c1].[OrganisationId] = @own1 AND [c1].[Span] = 0 AND [c1].[LastOrderDay] > @day AND [c1].[LastOrderDay] < @later
) AS [u0]
GROUP BY [u0].[Tier], [u0].[IsActive]

SELECT [c].[Tier], [c].[IsActive], COUNT(*), COALESCE(SUM([c].[TotalSpent]), CAST(0 AS bigint))
FROM [CustomerFigures] AS [c]
WHERE [c].[OrganisationId] = @ef_filter__FilterOrganisation AND [c].[OrganisationId] = @own1 AND [c].[LastOrderAt] >= @at AND [c].[LastOrderAt] < @end
GROUP BY [c].[Tier], [c].[IsActive]

SELECT [c].[IsActive], COALESCE(SUM([c].[Customers]), 0), COALESCE(SUM([c].[Spent]), CAST(0 AS bigint))
FROM [CustomerCounts] AS [c]
WHERE [c].[OrganisationId] = @ef_filter__FilterOrganisation AND [c].[Span] = 2 AND [c].[OrganisationId] = @own1
GROUP BY [c].[IsActive]

SELECT TOP(@p) [c].[CustomerId]
FROM [CustomerFigures] AS [c]
WHERE [c].[OrganisationId] = @ef_filter__FilterOrganisation AND [c].[IsActive] = CAST(1 AS bit) AND [c].[TotalSpent] > CAST(0 AS bigint)
ORDER BY [c].[TotalSpent] DESC, [c].[CustomerId] DESC

SELECT TOP(@p) [c].[CustomerId]
FROM [CustomerFigures] AS [c]
WHERE [c].[OrganisationId] = @ef_filter__FilterOrganisation AND [c].[IsActive] = CAST(1 AS bit) AND [c].[OrganisationId] = @own1 AND [c].[LastOrderAt] < @cutoff
ORDER BY [c].[TotalSpent] DESC, [c].[CustomerId] DESC


-- compiled: AccessReader.VersionOf
SELECT TOP(2) [a].[ScopeVersion]
FROM [AspNetUsers] AS [a]
WHERE [a].[Id] = @userId AND [a].[IsActive] = CAST(1 AS bit) AND NOT EXISTS (
    SELECT 1
    FROM [Organisations] AS [o]
    WHERE [o].[Id] = @ef_filter__FilterOrganisation AND [o].[Id] = [a].[OrganisationId] AND [o].[SuspendedAt] IS NOT NULL)


-- compiled: AgreementQueries.All
SELECT [a].[Id], [a].[CopayPercent], [a].[CreatedAt], [a].[CreatedBy], [a].[DiscountPercent], [a].[Institution], [a].[IsActive], [a].[OrganisationId], [a].[UpdatedAt], [a].[UpdatedBy], [a].[ValidFrom], [a].[ValidUntil], [a].[Version], (
    SELECT COUNT(*)
    FROM [AgreementMembers] AS [a0]
    WHERE [a0].[OrganisationId] = @ef_filter__FilterOrganisation2 AND [a0].[AgreementId] = [a].[Id])
FROM [Agreements] AS [a]
WHERE [a].[OrganisationId] = @ef_filter__FilterOrganisation
ORDER BY [a].[Institution], [a].[ValidFrom] DESC, [a].[Id]


-- compiled: AgreementQueries.DiscountOf
SELECT TOP(2) [c].[DiscountPercent], [c].[DiscountReason], [c].[Version], [c].[BranchId], (
    SELECT TOP(1) [o].[TimeZone]
    FROM [Organisations] AS [o]
    WHERE [o].[Id] = @ef_filter__FilterOrganisation4 AND [o].[Id] = [c].[OrganisationId])
FROM [Customers] AS [c]
WHERE [c].[OrganisationId] = @ef_filter__FilterOrganisation AND [c].[Id] = @customerId


-- compiled: AgreementQueries.ForCustomer
SELECT [a].[Id], [a].[CopayPercent], [a].[CreatedAt], [a].[CreatedBy], [a].[DiscountPercent], [a].[Institution], [a].[IsActive], [a].[OrganisationId], [a].[UpdatedAt], [a].[UpdatedBy], [a].[ValidFrom], [a].[ValidUntil], [a].[Version], (
    SELECT COUNT(*)
    FROM [AgreementMembers] AS [a0]
    WHERE [a0].[OrganisationId] = @ef_filter__FilterOrganisation2 AND [a0].[AgreementId] = [a].[Id]), CASE
    WHEN EXISTS (
        SELECT 1
        FROM [AgreementMembers] AS [a1]
        WHERE [a1].[OrganisationId] = @ef_filter__FilterOrganisation2 AND [a1].[AgreementId] = [a].[Id] AND [a1].[CustomerId] = @customerId) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END
FROM [Agreements] AS [a]
WHERE [a].[OrganisationId] = @ef_filter__FilterOrganisation
ORDER BY [a].[Institution], [a].[ValidFrom] DESC, [a].[Id]


-- compiled: BranchQueries.ZoneOf
SELECT TOP(2) [o].[TimeZone]
FROM [Organisations] AS [o]
WHERE [o].[Id] = @ef_filter__FilterOrganisation AND [o].[Id] = @own


-- compiled: CustomerProfiles.ConsentsOf
SELECT [c].[Purpose], [c].[Channel], [c].[Given], [c].[Source], [c].[UpdatedAt], (
    SELECT TOP(1) [a].[DisplayName]
    FROM [AspNetUsers] AS [a]
    WHERE [a].[Id] = [c].[UpdatedBy])
FROM [CustomerConsents] AS [c]
WHERE [c].[OrganisationId] = @ef_filter__FilterOrganisation AND [c].[CustomerId] = @id
ORDER BY [c].[Purpose], [c].[Channel]


-- compiled: CustomerProfiles.CustomerOf
SELECT [c1].[Id], [c1].[AddressLine1], [c1].[AddressLine2], [c1].[BlockedAt], [c1].[BlockedReason], [c1].[BranchId], [c1].[City], [c1].[Country], [c1].[CreatedAt], [c1].[CreatedBy], [c1].[DateOfBirth], [c1].[DiscountPercent], [c1].[DiscountReason], [c1].[DocumentKind], [c1].[DocumentNumber], [c1].[Email], [c1].[EmailShared], [c1].[EmergencyContactName], [c1].[EmergencyContactPhone], [c1].[ErasedAt], [c1].[FirstName], [c1].[FullName], [c1].[Gender], [c1].[HeldUntil], [c1].[InsurancePolicyNumber], [c1].[InsuranceProvider], [c1].[IsActive], [c1].[LastEyeExamDate], [c1].[LastName], [c1].[NextEyeExamDue], [c1].[Notes], [c1].[OrganisationId], [c1].[Phone], [c1].[PhoneShared], [c1].[PostalCode], [c1].[PreferredContactMethod], [c1].[Rut], [c1].[SearchText], [c1].[SortName], [c1].[State], [c1].[UniqueEmail], [c1].[UniquePhone], [c1].[UpdatedAt], [c1].[UpdatedBy], [c1].[Version], [c2].[OrganisationId], [c2].[CustomerId], [c2].[Folded], [c2].[BranchId], [c2].[Position], [c2].[Text]
FROM (
    SELECT TOP(2) [c].[Id], [c].[AddressLine1], [c].[AddressLine2], [c].[BlockedAt], [c].[BlockedReason], [c].[BranchId], [c].[City], [c].[Country], [c].[CreatedAt], [c].[CreatedBy], [c].[DateOfBirth], [c].[DiscountPercent], [c].[DiscountReason], [c].[DocumentKind], [c].[DocumentNumber], [c].[Email], [c].[EmailShared], [c].[EmergencyContactName], [c].[EmergencyContactPhone], [c].[ErasedAt], [c].[FirstName], [c].[FullName], [c].[Gender], [c].[HeldUntil], [c].[InsurancePolicyNumber], [c].[InsuranceProvider], [c].[IsActive], [c].[LastEyeExamDate], [c].[LastName], [c].[NextEyeExamDue], [c].[Notes], [c].[OrganisationId], [c].[Phone], [c].[PhoneShared], [c].[PostalCode], [c].[PreferredContactMethod], [c].[Rut], [c].[SearchText], [c].[SortName], [c].[State], [c].[UniqueEmail], [c].[UniquePhone], [c].[UpdatedAt], [c].[UpdatedBy], [c].[Version]
    FROM [Customers] AS [c]
    WHERE [c].[OrganisationId] = @ef_filter__FilterOrganisation AND [c].[Id] = @id
) AS [c1]
LEFT JOIN (
    SELECT [c0].[OrganisationId], [c0].[CustomerId], [c0].[Folded], [c0].[BranchId], [c0].[Position], [c0].[Text]
    FROM [CustomerTags] AS [c0]
    WHERE [c0].[OrganisationId] = @ef_filter__FilterOrganisation4
) AS [c2] ON [c1].[OrganisationId] = [c2].[OrganisationId] AND [c1].[Id] = [c2].[CustomerId]
ORDER BY [c1].[Id], [c2].[OrganisationId], [c2].[CustomerId]


-- compiled: CustomerProfiles.FrameOf
SELECT [s].[OrderCount], [s].[TotalSpent], [s].[LastOrderAt], [s].[LastVisitAt], [s].[Tier], [s].[Name], [s].[TimeZone], [s].[Address], [s].[City], [s].[c], [s].[c0], [s].[c1], [o2].[ReturningFrom], [o2].[RegularFrom], [o2].[VipFrom], [o2].[AtRiskDays], [o2].[c]
FROM (
    SELECT TOP(2) [c].[OrderCount], [c].[TotalSpent], [c].[LastOrderAt], [c].[LastVisitAt], [c].[Tier], [b0].[Name], [b0].[TimeZone], [b0].[Address], [b0].[City], (
        SELECT TOP(1) [a].[DisplayName]
        FROM [AspNetUsers] AS [a]
        WHERE [a].[Id] = [c1].[CreatedBy]) AS [c], (
        SELECT TOP(1) [a0].[DisplayName]
        FROM [AspNetUsers] AS [a0]
        WHERE [a0].[Id] = [c1].[UpdatedBy]) AS [c0], (
        SELECT COALESCE(SUM([o0].[Balance]), CAST(0 AS bigint))
        FROM [Orders] AS [o0]
        WHERE [o0].[OrganisationId] = @ef_filter__FilterOrganisation12 AND [o0].[CustomerId] = @id AND [o0].[Status] <= 4) AS [c1], [c1].[OrganisationId]
    FROM [CustomerFigures] AS [c]
    INNER JOIN (
        SELECT [c0].[Id], [c0].[BranchId], [c0].[CreatedBy], [c0].[OrganisationId], [c0].[UpdatedBy]
        FROM [Customers] AS [c0]
        WHERE [c0].[OrganisationId] = @ef_filter__FilterOrganisation4
    ) AS [c1] ON [c].[CustomerId] = [c1].[Id]
    INNER JOIN (
        SELECT [b].[Id], [b].[Address], [b].[City], [b].[Name], [b].[TimeZone]
        FROM [Branches] AS [b]
        WHERE [b].[OrganisationId] = @ef_filter__FilterOrganisation8
    ) AS [b0] ON [c1].[BranchId] = [b0].[Id]
    WHERE [c].[OrganisationId] = @ef_filter__FilterOrganisation AND [c].[CustomerId] = @id
) AS [s]
LEFT JOIN (
    SELECT [o1].[ReturningFrom], [o1].[RegularFrom], [o1].[VipFrom], [o1].[AtRiskDays], [o1].[c], [o1].[Id]
    FROM (
        SELECT [o].[ReturningFrom], [o].[RegularFrom], [o].[VipFrom], [o].[AtRiskDays], 1 AS [c], [o].[Id], ROW_NUMBER() OVER(PARTITION BY [o].[Id] ORDER BY [o].[Id]) AS [row]
        FROM [Organisations] AS [o]
        WHERE [o].[Id] = @ef_filter__FilterOrganisation10
    ) AS [o1]
    WHERE [o1].[row] <= 1
) AS [o2] ON [s].[OrganisationId] = [o2].[Id]


-- compiled: CustomerRows.ByIds
SELECT [c1].[Id], [c1].[Version], [c1].[BranchId], COALESCE((
    SELECT TOP(1) [b].[Name]
    FROM [Branches] AS [b]
    WHERE [b].[OrganisationId] = @ef_filter__FilterOrganisation8 AND [b].[Id] = [c1].[BranchId]), N''), [c1].[FirstName], [c1].[LastName], [c1].[FullName], [c1].[Email], [c1].[Phone], [c1].[Rut], [c1].[DocumentNumber], [c1].[IsActive], [c1].[CreatedAt], [c1].[NextEyeExamDue], [c].[OrderCount], [c].[TotalSpent], [c].[LastOrderAt], [c].[LastVisitAt], [c].[Tier], [c1].[OrganisationId], CASE
    WHEN [c1].[BlockedAt] IS NOT NULL THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END, CASE
    WHEN [c1].[ErasedAt] IS NOT NULL THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END
FROM [CustomerFigures] AS [c]
INNER JOIN (
    SELECT [c0].[Id], [c0].[BlockedAt], [c0].[BranchId], [c0].[CreatedAt], [c0].[DocumentNumber], [c0].[Email], [c0].[ErasedAt], [c0].[FirstName], [c0].[FullName], [c0].[IsActive], [c0].[LastName], [c0].[NextEyeExamDue], [c0].[OrganisationId], [c0].[Phone], [c0].[Rut], [c0].[Version]
    FROM [Customers] AS [c0]
    WHERE [c0].[OrganisationId] = @ef_filter__FilterOrganisation4
) AS [c1] ON [c].[CustomerId] = [c1].[Id]
WHERE [c].[OrganisationId] = @ef_filter__FilterOrganisation AND [c].[CustomerId] IN (@ids1, @ids2)


-- compiled: CustomerRows.TagsOf
SELECT [c].[CustomerId], [c].[Text]
FROM [CustomerTags] AS [c]
WHERE [c].[OrganisationId] = @ef_filter__FilterOrganisation AND [c].[CustomerId] IN (@ids1, @ids2)
ORDER BY [c].[Position]


-- compiled: FiguresWriter.Own
SELECT TOP(2) [o].[Id], [o].[AllowsEighths], [o].[AtRiskDays], [o].[ContactLensMonths], [o].[CreatedAt], [o].[CreatedBy], [o].[ExamMonths], [o].[MovementUntil], [o].[Name], [o].[QuoteDays], [o].[RegularFrom], [o].[ReturningFrom], [o].[SpectacleMonths], [o].[SuspendedAt], [o].[TaxPercent], [o].[TimeZone], [o].[UpdatedAt], [o].[UpdatedBy], [o].[Version], [o].[VipFrom], [o].[WarrantyMonths]
FROM [Organisations] AS [o]
WHERE [o].[Id] = @ef_filter__FilterOrganisation AND [o].[Id] = @id


-- compiled: MedicalRecords.Stored
SELECT TOP(2) [c].[CustomerId], [c].[BranchId], [c].[OrganisationId], [c].[Payload]
FROM [CustomerMedical] AS [c]
WHERE [c].[OrganisationId] = @ef_filter__FilterOrganisation AND [c].[CustomerId] = @customerId


-- compiled: SegmentClock.InReach
SELECT [o].[Id], [o].[ReturningFrom], [o].[RegularFrom], [o].[VipFrom], [o].[AtRiskDays], [o].[TimeZone]
FROM [Organisations] AS [o]
WHERE [o].[Id] = @ef_filter__FilterOrganisation
