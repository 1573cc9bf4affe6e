using GovernedAi;

[assembly: UseCase(
    "inbound-routing",
    Owner = "inbound-operations",
    Purpose = "Send inbound freight to the right queue by its paperwork.",
    Risk = Risk.High,
    ApprovedBy = "Marta Reyes, compliance",
    ReviewBy = "2027-05-01",
    Target = "95 of 100 shipments reach the right queue without a second touch.")]
